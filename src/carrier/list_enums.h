// Enums of the wire that items of lists have.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "carrier/enum_names.h"
#include "carrier/flags.h"
#include "domain/task_type.h"

namespace crm::carrier {

// What a category means to sales.
enum class CategoryGroup : std::uint8_t {
  Unknown = 0,
  Customer = 1,
  PotentialCustomer = 2,
  Partner = 3,
  Lost = 4,
  Other = 5,
};

template <>
struct EnumTable<CategoryGroup> {
  static constexpr std::string_view kType = "CategoryGroup";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0}, FlagName{"Customer", 1}, FlagName{"PotentialCustomer", 2},
      FlagName{"Partner", 3}, FlagName{"Lost", 4},     FlagName{"Other", 5},
  };
};

// Whose address, and of which kind.
enum class AddressType : std::uint16_t {
  Unknown = 0,
  ContactPostalAddress = 1,
  ContactStreetAddress = 2,
  QuoteBillingAddress = 8196,
  QuoteShippingAddress = 8197,
  PersonPrivateAddress = 16387,
};

template <>
struct EnumTable<AddressType> {
  static constexpr std::string_view kType = "AddressType";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"ContactPostalAddress", 1},
      FlagName{"ContactStreetAddress", 2},
      FlagName{"QuoteBillingAddress", 8196},
      FlagName{"QuoteShippingAddress", 8197},
      FlagName{"PersonPrivateAddress", 16387},
  };
};

template <>
struct EnumTable<TaskType> {
  static constexpr std::string_view kType = "TaskType";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"Appointment", 1},
      FlagName{"Document", 2},
      FlagName{"Email", 3},
      FlagName{"Fax", 4},
      FlagName{"Phone", 5},
      FlagName{"ToDo", 6},
      FlagName{"MailMergeDraft", 7},
      FlagName{"MailMergeFinal", 8},
      FlagName{"Report", 9},
      FlagName{"SaintAll", 10},
  };
};

// Whether it comes in or goes out.
enum class TaskDirection : std::uint8_t {
  Unknown = 0,
  Incoming = 1,
  Outgoing = 2,
  SaintAll = 3,
};

template <>
struct EnumTable<TaskDirection> {
  static constexpr std::string_view kType = "TaskDirection";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"Incoming", 1},
      FlagName{"Outgoing", 2},
      FlagName{"SaintAll", 3},
  };
};

// Colour in the diary.
enum class ColorIndex : std::uint8_t {
  LightBlue = 0,
  DarkBlue = 1,
  LightGray = 2,
  DarkGray = 3,
  LightGreen = 4,
  DarkGreen = 5,
  LightYellow = 6,
  DarkYellow = 7,
  LightRed = 8,
  DarkRed = 9,
  BlueAlt1 = 10,
  BlueAlt2 = 11,
  BlueAlt3 = 12,
  GrayAlt1 = 13,
  GrayAlt2 = 14,
  GrayAlt3 = 15,
  GreenAlt1 = 16,
  GreenAlt2 = 17,
  GreenAlt3 = 18,
  YellowAlt1 = 19,
  YellowAlt2 = 20,
  YellowAlt3 = 21,
  RedAlt1 = 22,
  RedAlt2 = 23,
  RedAlt3 = 24,
};

template <>
struct EnumTable<ColorIndex> {
  static constexpr std::string_view kType = "ColorIndex";
  static constexpr std::array kNames{
      FlagName{"LightBlue", 0},   FlagName{"DarkBlue", 1},    FlagName{"LightGray", 2},
      FlagName{"DarkGray", 3},    FlagName{"LightGreen", 4},  FlagName{"DarkGreen", 5},
      FlagName{"LightYellow", 6}, FlagName{"DarkYellow", 7},  FlagName{"LightRed", 8},
      FlagName{"DarkRed", 9},     FlagName{"BlueAlt1", 10},   FlagName{"BlueAlt2", 11},
      FlagName{"BlueAlt3", 12},   FlagName{"GrayAlt1", 13},   FlagName{"GrayAlt2", 14},
      FlagName{"GrayAlt3", 15},   FlagName{"GreenAlt1", 16},  FlagName{"GreenAlt2", 17},
      FlagName{"GreenAlt3", 18},  FlagName{"YellowAlt1", 19}, FlagName{"YellowAlt2", 20},
      FlagName{"YellowAlt3", 21}, FlagName{"RedAlt1", 22},    FlagName{"RedAlt2", 23},
      FlagName{"RedAlt3", 24},
  };
};

// What new follow-ups do about meeting by video.
enum class VideoMeetingStatus : std::uint8_t {
  NoChange = 0,
  VideoMeetingOn = 1,
  VideoMeetingOff = 2,
};

template <>
struct EnumTable<VideoMeetingStatus> {
  static constexpr std::string_view kType = "VideoMeetingStatus";
  static constexpr std::array kNames{
      FlagName{"NoChange", 0},
      FlagName{"VideoMeetingOn", 1},
      FlagName{"VideoMeetingOff", 2},
  };
};

// What the documents of a template are.
enum class DocTmplType : std::uint8_t {
  Unknown = 0,
  Appointment = 1,
  Document = 2,
  Email = 3,
  Fax = 4,
  Phone = 5,
  Todo = 6,
  MergeDraft = 7,
  MergeFinal = 8,
  SavedReport = 9,
};

template <>
struct EnumTable<DocTmplType> {
  static constexpr std::string_view kType = "DocTmplType";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},     FlagName{"Appointment", 1}, FlagName{"Document", 2},
      FlagName{"Email", 3},       FlagName{"Fax", 4},         FlagName{"Phone", 5},
      FlagName{"Todo", 6},        FlagName{"MergeDraft", 7},  FlagName{"MergeFinal", 8},
      FlagName{"SavedReport", 9},
  };
};

// Whether they come in or go out.
enum class DocTmplDirection : std::uint8_t {
  Unknown = 0,
  Incoming = 1,
  Outgoing = 2,
  SaintAll = 3,
};

template <>
struct EnumTable<DocTmplDirection> {
  static constexpr std::string_view kType = "DocTmplDirection";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"Incoming", 1},
      FlagName{"Outgoing", 2},
      FlagName{"SaintAll", 3},
  };
};

// Their part in quotes.
enum class DocTmplQuoteType : std::uint8_t {
  None = 0,
  MailBody = 1,
  MainDocument = 2,
  QuoteLines = 3,
  ConfirmationMailBody = 4,
  ConfirmationLines = 5,
};

template <>
struct EnumTable<DocTmplQuoteType> {
  static constexpr std::string_view kType = "DocTmplQuoteType";
  static constexpr std::array kNames{
      FlagName{"None", 0},
      FlagName{"MailBody", 1},
      FlagName{"MainDocument", 2},
      FlagName{"QuoteLines", 3},
      FlagName{"ConfirmationMailBody", 4},
      FlagName{"ConfirmationLines", 5},
  };
};

// How a document is kept from others while it is worked on.
enum class DocumentLockSemantics : std::uint8_t {
  None = 0,
  Locking = 1,
  Versioning = 2,
};

template <>
struct EnumTable<DocumentLockSemantics> {
  static constexpr std::string_view kType = "DocumentLockSemantics";
  static constexpr std::array kNames{
      FlagName{"None", 0},
      FlagName{"Locking", 1},
      FlagName{"Versioning", 2},
  };
};

// Where companies of interest are looked for. A sum of flags.
struct ContactSources {
  std::uint32_t bits = 0;

  bool operator==(const ContactSources&) const = default;
};

template <>
struct EnumTable<ContactSources> {
  static constexpr std::string_view kType = "ContactSourceType";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},   FlagName{"History", 1}, FlagName{"Diary", 2},
      FlagName{"Favorites", 4}, FlagName{"All", 7},     FlagName{"UndefinedValue8", 8},
  };
};

inline constexpr ContactSources kAllContactSources{7};

}  // namespace crm::carrier

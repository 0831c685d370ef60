// An activity type: what kind of thing a follow-up is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/list_enums.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"

namespace crm::carrier {

struct TaskListItem {
  std::int32_t task_list_item_id = 0;
  std::string value;
  TaskDirection direction = TaskDirection::Unknown;
  TaskType type = TaskType::Unknown;
  std::string tooltip;
  bool deleted = false;
  std::int32_t intent_id = 0;
  std::int32_t rank = 0;
  bool is_default_allday_event = false;
  bool is_default_free = false;
  bool is_default_published = false;
  ColorIndex color_index = ColorIndex::LightBlue;
  VideoMeetingStatus default_videomeeting_status = VideoMeetingStatus::NoChange;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const TaskListItem&) const = default;
};

template <>
struct Description<TaskListItem> {
  using C = TaskListItem;
  static constexpr std::string_view kName = "TaskListItem";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"TaskListItemId", &C::task_list_item_id, Use::Both, 0, "Number of the activity type.",
            kKey},
      Field{"Value", &C::value, Use::Both, lengths::kListName, "Its name."},
      Field{"Direction", &C::direction, Use::Both, 0, "Whether it comes in or goes out."},
      Field{"Type", &C::type, Use::Both, 0, "What it is."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip, "What lists show beside it."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether it is no longer offered."},
      Field{"IntentId", &C::intent_id, Use::Both, 0, "What it is meant for."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in lists."},
      Field{"IsDefaultAlldayEvent", &C::is_default_allday_event, Use::Both, 0,
            "Whether new ones last whole days."},
      Field{"IsDefaultFree", &C::is_default_free, Use::Both, 0,
            "Whether the owner is free meanwhile."},
      Field{"IsDefaultPublished", &C::is_default_published, Use::Both, 0,
            "Whether new ones are published."},
      Field{"ColorIndex", &C::color_index, Use::Both, 0, "Colour in the diary."},
      Field{"DefaultVideomeetingStatus", &C::default_videomeeting_status, Use::Both, 0,
            "What new ones do about meeting by video."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier

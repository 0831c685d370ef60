// What answers here, as GET /api tells it [wire: Auxiliary documents]. Every value is a text: a
// client reads the answer into a dictionary of texts.
#pragma once

#include <string>
#include <string_view>

#include "carrier/field.h"

namespace crm::carrier {

struct VersionInfo {
  std::string v1;  // where the API begins, with a slash at the end
  std::string net_server_version;
  std::string net_server_assembly;
  std::string net_server_date;
  std::string net_server_label;
  std::string net_server;
  std::string services = "Services87";
  std::string services_current = "Services88";
  std::string version = "v1";
};

template <>
struct Description<VersionInfo> {
  using C = VersionInfo;
  static constexpr std::string_view kName = "VersionInfo";
  static constexpr auto kFields = Fields{
      Field{"v1", &C::v1, Use::Answer, 0, "Where version 1 of the API begins."},
      Field{"NetServerVersion", &C::net_server_version, Use::Answer, 0,
            "Version of the vendor's server that this one answers like."},
      Field{"NetServerAssembly", &C::net_server_assembly, Use::Answer, 0, "Its main version."},
      Field{"NetServerDate", &C::net_server_date, Use::Answer, 0, "Its date."},
      Field{"NetServerLabel", &C::net_server_label, Use::Answer, 0, "Its label."},
      Field{"NetServer", &C::net_server, Use::Answer, 0, "What really answers here."},
      Field{"Services", &C::services, Use::Answer, 0, "The oldest services it is like."},
      Field{"ServicesCurrent", &C::services_current, Use::Answer, 0, "The newest."},
      Field{"Version", &C::version, Use::Answer, 0, "The newest version of the API."},
  };
};

}  // namespace crm::carrier

#include <memory>

#include "app/command_menu.h"
#include "app/commands.h"

namespace crm::app {
namespace {

void add_role(CommandMenu& menu) {
  const auto options = std::make_shared<RoleOptions>();
  CLI::App& role = menu.add_family("role", "List, show and change what users may do.", "role list");
  CLI::App& listing = menu.add(role, "list", "List the roles.", "role list --json");
  menu.add_data(listing);
  listing.add_flag("--json", options->json, "For programs.");
  menu.runs(listing, [options](const auto& c) { return list_roles(c, options->json); });

  CLI::App& showing =
      menu.add(role, "show", "Tell all that a role allows.", "role show \"User level 2\"");
  menu.add_data(showing);
  showing.add_option("NAME", options->name, "The name of a role.")->required();
  showing.add_flag("--json", options->json, "For programs.");
  menu.runs(showing, [options](const auto& c) { return show_role(c, *options); });

  CLI::App& setting = menu.add(role, "set", "Change what a role allows, or make a new one.",
                               "role set Reader all all Read --like \"User level 1\"");
  menu.add_data(setting);
  setting.add_option("NAME", options->name, "The name of the role.")->required();
  setting.add_option("ENTITY", options->entity, "Company, Person, FollowUp, Document or all.")
      ->required();
  setting
      .add_option("RELATION", options->relation,
                  "Of the user to the row: MyOwn, PrimaryGroup, OtherGroups, OtherAssociates, "
                  "ExternalUser, Anonymous or all.")
      ->required();
  setting
      .add_option("LEVEL", options->level,
                  "None, Read, Create, Update or Delete; each with those before it.")
      ->required();
  setting
      .add_option("--like", options->like,
                  "Make the role, and else let it allow what this one does.")
      ->type_name("ROLE");
  setting.add_flag("--json", options->json, "The role as role show tells it then, for programs.");
  menu.runs(setting, [options](const auto& c) { return set_role(c, *options); });
}

}  // namespace

void add_role_menu(CommandMenu& menu) { add_role(menu); }

}  // namespace crm::app

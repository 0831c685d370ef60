#include "demo/phrases.h"

#include <array>

namespace crm::demo {
namespace {

constexpr std::array<std::string_view, 24> kCategories{
    R"(US:"Customer";NO:"Kunde";SW:"Kund";GE:"Kunde";FR:"Client";SP:"Cliente")",
    R"(US:"Prospect";NO:"Prospekt";SW:"Prospekt";GE:"Interessent";FR:"Prospect")",
    R"(US:"Supplier";NO:"Leverandør";SW:"Leverantör";GE:"Lieferant";FR:"Fournisseur";)",
    R"(US:"Partner";NO:"Partner";GE:"Partner";FR:"Partenaire")",
    R"(NO:"Tidligere kunde";US:"Former customer";GE:"Ehemaliger Kunde")",
    R"(US:"Reseller";NO:"Forhandler";DA:"Forhandler";PL:"Dystrybutor")",
    "Key account",
    R"(US:"Public sector";NO:"Offentlig sektor";FI:"Julkinen sektori")",
    R"(US:"Press";NO:"Presse";GE:"Presse";FR:"Presse";IT:"Stampa")",
    R"(US:"Competitor";NO:"Konkurrent";NL:"Concurrent")",
    "Trade fair 2024",
    "Trade fair 2025",
    R"(US:"Subcontractor";NO:"Underleverandør")",
    R"(US:"Bank and insurance";NO:"Bank og forsikring")",
    "Newsletter only",
    R"(US:"School";NO:"Skole";SP:"Escuela";JP:"学校")",
    R"(US:"Association";NO:"Forening";FR:"Association";RU:"Ассоциация")",
    "Investor",
    R"(US:"Freight";NO:"Frakt";PL:"Transport")",
    R"(US:"Landlord";NO:"Utleier";GE:"Vermieter")",
    "Pilot",
    R"(US:"Student project";NO:"Studentprosjekt")",
    R"(US:"Not sorted yet";NO:"Ikke sortert")",
    R"(US:"Own company";NO:"Eget firma";SW:"Eget företag";GE:"Eigene Firma")",
};

constexpr std::array<std::string_view, 4> kGroups{"Sales", "Service", "Marketing", "Management"};

constexpr std::array<std::string_view, 10> kDepartments{
    "Purchasing", "Sales",      "Head office", "Verksted", "Einkauf",
    "Logistics",  "Production", "Ventas",      "Siège",    "Dział handlowy"};

constexpr std::array<std::string_view, 16> kTitles{"Call about the spring order",
                                                   "Visit: walk through the new hall",
                                                   "Follow up the offer",
                                                   "Oppfølging etter messen",
                                                   "Demonstration of the new catalogue",
                                                   "Besprechung: Lieferzeiten",
                                                   "Complaint about the last delivery",
                                                   "Renew the service agreement",
                                                   "Déjeuner avec le directeur",
                                                   "Send samples",
                                                   "Price talks for next year",
                                                   "Møte om årsavtalen",
                                                   "Training for two new colleagues",
                                                   "Spotkanie w sprawie faktury",
                                                   "Invite to the open day",
                                                   "Quarterly review"};

constexpr std::array<std::string_view, 8> kHeaders{
    "Offer",  "Order confirmation",   "Minutes of the meeting",
    "Tilbud", "Contract, draft",      "Angebot",
    "Devis",  "E-mail: your question"};

constexpr std::array<NamedUser, 6> kUsers{{{"anna", "Anna", "Solbakken"},
                                           {"bjorn", "Bjørn", "Ødegård"},
                                           {"chloe", "Chloé", "Lefèvre"},
                                           {"david", "David", "Llewellyn"},
                                           {"eva", "Eva", "Müller"},
                                           {"filip", "Filip", "Jabłoński"}}};

}  // namespace

std::span<const std::string_view> category_names() { return kCategories; }
std::span<const std::string_view> group_names() { return kGroups; }

GroupId group_of(AssociateId user) {
  return GroupId{static_cast<std::int32_t>((raw(user) - 1) % static_cast<int>(kGroups.size())) + 1};
}
std::span<const std::string_view> departments() { return kDepartments; }
std::span<const std::string_view> appointment_titles() { return kTitles; }
std::span<const std::string_view> document_headers() { return kHeaders; }
std::span<const NamedUser> named_users() { return kUsers; }

}  // namespace crm::demo

// What lists hold until somebody changes them. Ids of countries are those of ISO 3166-1; other ids
// are numbered from 1.
#include <array>
#include <initializer_list>
#include <utility>

#include "domain/list_item.h"

namespace crm {
namespace {

// A line of a list, in the languages that the program's own texts begin with.
struct Line {
  std::string_view english;
  std::string_view norwegian;
  std::string_view german;
  std::string_view card = "";
};

std::string in_languages(const Line& line) {
  std::string text;
  for (const auto& [language, words] :
       {std::pair{"US", line.english}, {"NO", line.norwegian}, {"GE", line.german}}) {
    if (!text.empty()) text += ';';
    text.append(language).append(":\"").append(words).append("\"");
  }
  return text;
}

std::vector<ListItem> items(std::initializer_list<Line> lines) {
  std::vector<ListItem> made;
  std::int32_t place = 0;
  for (const Line& line : lines) {
    ++place;
    made.push_back({.id = place,
                    .name = in_languages(line),
                    .tooltip = "",
                    .rank = place,
                    .deleted = false,
                    .card = std::string(line.card)});
  }
  return made;
}

struct Land {
  std::int32_t id;
  Line name;
  std::string_view two;
  std::string_view three;
  std::string_view dial;
};

constexpr std::array kLands{
    Land{578, {"Norway", "Norge", "Norwegen"}, "NO", "NOR", "47"},
    Land{752, {"Sweden", "Sverige", "Schweden"}, "SE", "SWE", "46"},
    Land{208, {"Denmark", "Danmark", "Dänemark"}, "DK", "DNK", "45"},
    Land{246, {"Finland", "Finland", "Finnland"}, "FI", "FIN", "358"},
    Land{352, {"Iceland", "Island", "Island"}, "IS", "ISL", "354"},
    Land{276, {"Germany", "Tyskland", "Deutschland"}, "DE", "DEU", "49"},
    Land{40, {"Austria", "Østerrike", "Österreich"}, "AT", "AUT", "43"},
    Land{756, {"Switzerland", "Sveits", "Schweiz"}, "CH", "CHE", "41"},
    Land{528, {"Netherlands", "Nederland", "Niederlande"}, "NL", "NLD", "31"},
    Land{56, {"Belgium", "Belgia", "Belgien"}, "BE", "BEL", "32"},
    Land{442, {"Luxembourg", "Luxembourg", "Luxemburg"}, "LU", "LUX", "352"},
    Land{250, {"France", "Frankrike", "Frankreich"}, "FR", "FRA", "33"},
    Land{380, {"Italy", "Italia", "Italien"}, "IT", "ITA", "39"},
    Land{724, {"Spain", "Spania", "Spanien"}, "ES", "ESP", "34"},
    Land{620, {"Portugal", "Portugal", "Portugal"}, "PT", "PRT", "351"},
    Land{826, {"United Kingdom", "Storbritannia", "Großbritannien"}, "GB", "GBR", "44"},
    Land{372, {"Ireland", "Irland", "Irland"}, "IE", "IRL", "353"},
    Land{616, {"Poland", "Polen", "Polen"}, "PL", "POL", "48"},
    Land{203, {"Czechia", "Tsjekkia", "Tschechien"}, "CZ", "CZE", "420"},
    Land{703, {"Slovakia", "Slovakia", "Slowakei"}, "SK", "SVK", "421"},
    Land{348, {"Hungary", "Ungarn", "Ungarn"}, "HU", "HUN", "36"},
    Land{642, {"Romania", "Romania", "Rumänien"}, "RO", "ROU", "40"},
    Land{100, {"Bulgaria", "Bulgaria", "Bulgarien"}, "BG", "BGR", "359"},
    Land{300, {"Greece", "Hellas", "Griechenland"}, "GR", "GRC", "30"},
    Land{705, {"Slovenia", "Slovenia", "Slowenien"}, "SI", "SVN", "386"},
    Land{191, {"Croatia", "Kroatia", "Kroatien"}, "HR", "HRV", "385"},
    Land{233, {"Estonia", "Estland", "Estland"}, "EE", "EST", "372"},
    Land{428, {"Latvia", "Latvia", "Lettland"}, "LV", "LVA", "371"},
    Land{440, {"Lithuania", "Litauen", "Litauen"}, "LT", "LTU", "370"},
    Land{470, {"Malta", "Malta", "Malta"}, "MT", "MLT", "356"},
    Land{196, {"Cyprus", "Kypros", "Zypern"}, "CY", "CYP", "357"},
    Land{792, {"Türkiye", "Tyrkia", "Türkei"}, "TR", "TUR", "90"},
    Land{804, {"Ukraine", "Ukraina", "Ukraine"}, "UA", "UKR", "380"},
    Land{840, {"United States", "USA", "USA"}, "US", "USA", "1"},
    Land{124, {"Canada", "Canada", "Kanada"}, "CA", "CAN", "1"},
    Land{484, {"Mexico", "Mexico", "Mexiko"}, "MX", "MEX", "52"},
    Land{76, {"Brazil", "Brasil", "Brasilien"}, "BR", "BRA", "55"},
    Land{32, {"Argentina", "Argentina", "Argentinien"}, "AR", "ARG", "54"},
    Land{152, {"Chile", "Chile", "Chile"}, "CL", "CHL", "56"},
    Land{36, {"Australia", "Australia", "Australien"}, "AU", "AUS", "61"},
    Land{554, {"New Zealand", "New Zealand", "Neuseeland"}, "NZ", "NZL", "64"},
    Land{392, {"Japan", "Japan", "Japan"}, "JP", "JPN", "81"},
    Land{410, {"South Korea", "Sør-Korea", "Südkorea"}, "KR", "KOR", "82"},
    Land{156, {"China", "Kina", "China"}, "CN", "CHN", "86"},
    Land{356, {"India", "India", "Indien"}, "IN", "IND", "91"},
    Land{702, {"Singapore", "Singapore", "Singapur"}, "SG", "SGP", "65"},
    Land{376, {"Israel", "Israel", "Israel"}, "IL", "ISR", "972"},
    Land{784,
         {"United Arab Emirates", "De forente arabiske emirater", "Vereinigte Arabische Emirate"},
         "AE",
         "ARE",
         "971"},
    Land{710, {"South Africa", "Sør-Afrika", "Südafrika"}, "ZA", "ZAF", "27"},
};

std::vector<ListItem> countries() {
  std::vector<ListItem> made;
  std::int32_t place = 0;
  for (const Land& land : kLands) {
    std::string card = R"({"EnglishName":")";
    card.append(land.name.english);
    card.append(R"(","TwoLetterISOCountry":")").append(land.two);
    card.append(R"(","ThreeLetterISOCountry":")").append(land.three);
    card.append(R"(","DialInPrefix":")").append(land.dial).append(R"("})");
    made.push_back({.id = land.id,
                    .name = in_languages(land.name),
                    .tooltip = "",
                    .rank = ++place,
                    .deleted = false,
                    .card = std::move(card)});
  }
  return made;
}

std::vector<ListItem> starting(List list) {
  switch (list) {
    case List::Business:
      return items({{"Other", "Annet", "Sonstige"},
                    {"IT", "IT", "IT"},
                    {"Trade", "Handel", "Handel"},
                    {"Industry", "Industri", "Industrie"},
                    {"Construction", "Bygg og anlegg", "Bau"},
                    {"Finance and insurance", "Finans og forsikring", "Finanzen und Versicherung"},
                    {"Consulting", "Rådgivning", "Beratung"},
                    {"Transport", "Transport", "Transport"},
                    {"Energy", "Energi", "Energie"},
                    {"Health", "Helse", "Gesundheit"},
                    {"Education", "Utdanning", "Bildung"},
                    {"Public sector", "Offentlig sektor", "Öffentlicher Dienst"},
                    {"Media and advertising", "Media og reklame", "Medien und Werbung"},
                    {"Hotels and restaurants", "Hotell og restaurant", "Gastgewerbe"}});
    case List::Country:
      return countries();
    case List::Task:
      return items(
          {{"Appointment", "Avtale", "Termin", R"({"Type":"Appointment"})"},
           {"Phone - out", "Telefon - ut", "Anruf - ausgehend",
            R"({"Direction":"Outgoing","Type":"Phone"})"},
           {"Phone - in", "Telefon - inn", "Anruf - eingehend",
            R"({"Direction":"Incoming","Type":"Phone"})"},
           {"To-do", "Oppgave", "Aufgabe", R"({"Type":"ToDo"})"},
           {"Meeting", "Møte", "Besprechung", R"({"Type":"Appointment"})"},
           {"Video meeting", "Videomøte", "Videokonferenz", R"({"Type":"Appointment"})"},
           {"Lunch", "Lunsj", "Mittagessen", R"({"Type":"Appointment"})"},
           {"Travel", "Reise", "Reise", R"({"Type":"Appointment","IsDefaultAlldayEvent":true})"}});
    case List::Priority:
      return items(
          {{"Medium", "Middels", "Mittel"}, {"High", "Høy", "Hoch"}, {"Low", "Lav", "Niedrig"}});
    case List::DocumentTemplate:
      return items(
          {{"Letter", "Brev", "Brief",
            R"({"SaveInDb":1,"Filename":"letter.docx","RecordType":"Document","Direction":"Outgoing"})"},
           {"Offer", "Tilbud", "Angebot",
            R"({"SaveInDb":1,"Filename":"offer.docx","RecordType":"Document","Direction":"Outgoing"})"},
           {"Report", "Rapport", "Bericht",
            R"({"SaveInDb":1,"Filename":"report.docx","RecordType":"Document"})"},
           {"E-mail - out", "E-post - ut", "E-Mail - ausgehend",
            R"({"SaveInDb":1,"Filename":"mail.eml","RecordType":"Email","Direction":"Outgoing"})"},
           {"E-mail - in", "E-post - inn", "E-Mail - eingehend",
            R"({"SaveInDb":1,"Filename":"mail.eml","RecordType":"Email","Direction":"Incoming"})"},
           {"File", "Fil", "Datei", R"({"SaveInDb":1,"RecordType":"Document"})"}});
    case List::Position:
      return items({{"Managing director", "Daglig leder", "Geschäftsführung"},
                    {"Sales", "Salg", "Vertrieb"},
                    {"Marketing", "Markedsføring", "Marketing"},
                    {"Purchasing", "Innkjøp", "Einkauf"},
                    {"Finance", "Økonomi", "Finanzen"},
                    {"IT", "IT", "IT"},
                    {"Human resources", "Personal", "Personal"},
                    {"Other", "Annet", "Sonstige"}});
    case List::FormOfAddress:
      return items({{"Mr", "Herr", "Herr"}, {"Ms", "Fru", "Frau"}});
    case List::ContactInterest:
      return items({{"Newsletter", "Nyhetsbrev", "Newsletter"},
                    {"Events", "Arrangementer", "Veranstaltungen"},
                    {"Training", "Opplæring", "Schulung"}});
    case List::PersonInterest:
      return items({{"Newsletter", "Nyhetsbrev", "Newsletter"},
                    {"Christmas card", "Julekort", "Weihnachtskarte"},
                    {"Events", "Arrangementer", "Veranstaltungen"}});
  }
  return {};
}

}  // namespace

const std::vector<ListItem>& starting_items(List list) {
  static const auto kItems = [] {
    std::array<std::vector<ListItem>, kAllLists.size() + 1> all;
    for (const List each : kAllLists) all.at(static_cast<std::size_t>(each)) = starting(each);
    return all;
  }();
  return kItems.at(static_cast<std::size_t>(list));
}

}  // namespace crm

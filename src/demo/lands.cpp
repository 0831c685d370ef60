#include "demo/lands.h"

namespace crm::demo {
namespace {

constexpr Land kNorway{
    {"Åse", "Bjørn", "Håkon", "Ingrid", "Jørgen", "Kari", "Lærke", "Marit", "Ola", "Sølvi", "Tor",
     "Øystein"},
    {"Aasen", "Bråten", "Dahl", "Fjeld", "Grønli", "Haugen", "Kvåle", "Lie", "Næss", "Ødegård",
     "Solbakken", "Ytterhaug"},
    {"Fjord", "Nord", "Bjørk", "Stein", "Tind", "Svart", "Kval", "Elve", "Måne", "Sør", "Øy",
     "Gran"},
    {"vik", "heim", "lys", "nes", "dal", "haug", "strand", "sund", "fjell", "åsen", "bø", "lia"},
    {"Rør", "Bygg", "Maskin", "Sjømat", "Trelast", "Elektro", "Reklame", "Regnskap", "Møbler",
     "Båtbyggeri", "Fjernvarme", "Transport"},
    {"AS", "ANS"},
    "NO 0"};

constexpr Land kSweden{{"Åke", "Björn", "Disa", "Elin", "Göran", "Håkan", "Jöns", "Linnéa", "Märta",
                        "Nils", "Örjan", "Sigrid"},
                       {"Åberg", "Björklund", "Ekström", "Forsgren", "Hägg", "Källström",
                        "Lindqvist", "Nyström", "Öberg", "Rosén", "Sjöholm", "Wallén"},
                       {"Lind", "Ek", "Björk", "Sol", "Käll", "Älv", "Norr", "Öster", "Hed",
                        "Ljung", "Silver", "Rönn"},
                       {"berga", "dala", "viken", "ström", "heden", "åsen", "holm", "näs", "lunda",
                        "by", "forsen", "torp"},
                       {"Rör", "Bygg", "Verkstad", "Glas", "Trä", "El", "Konsult", "Redovisning",
                        "Möbler", "Bageri", "Värme", "Åkeri"},
                       {"AB", "HB"},
                       "SE 00"};

constexpr Land kGermany{
    {"Anke", "Björn", "Dörte", "Friedrich", "Günther", "Jörg", "Käthe", "Lukas", "Mareike", "Renée",
     "Sören", "Ülkü"},
    {"Böhm", "Döring", "Fuchs", "Größer", "Hübner", "Jäger", "Krüger", "Lößner", "Müller",
     "Schäfer", "Vogt", "Weiß"},
    {"Birken", "Hohen", "Grün", "Schön", "Königs", "Mühlen", "Ahorn", "Silber", "Löwen", "Nieder",
     "Eschen", "Rot"},
    {"feld", "bach", "stein", "tal", "brück", "höfen", "wald", "hausen", "berg", "münde", "au",
     "rode"},
    {"Rohrbau", "Maschinen", "Werkzeug", "Gläser", "Möbel", "Elektrik", "Druckerei", "Bäckerei",
     "Wärmetechnik", "Spedition", "Getränke", "Messgeräte"},
    {"GmbH", "KG"},
    "DE 0"};

constexpr Land kFrance{
    {"Aurélie", "Benoît", "Chloé", "Élodie", "François", "Gaëlle", "Hélène", "Jérôme", "Loïc",
     "Maëlys", "Noël", "Zoé"},
    {"Béranger", "Châtelain", "Dupré", "Fèvre", "Garçon", "Hébert", "Lefèvre", "Méline", "Noël",
     "Pélissier", "Rivière", "Vallée"},
    {"Bel", "Clair", "Mont", "Val", "Roque", "Fort", "Grand", "Haut", "Long", "Mar", "Pont",
     "Vieux"},
    {"rivière", "brun", "épine", "fleury", "lande", "marais", "noyer", "orme", "pré", "roche",
     "vallon", "verger"},
    {"Tuyauterie", "Bâtiment", "Mécanique", "Verrerie", "Ébénisterie", "Électricité", "Imprimerie",
     "Boulangerie", "Chauffage", "Transports", "Pâtisserie", "Conseil"},
    {"SARL", "SAS"},
    "FR 00"};

constexpr Land kSpain{
    {"Álvaro", "Begoña", "César", "Inés", "Íñigo", "José", "Lucía", "Martín", "Nuño", "Óscar",
     "Sofía", "Úrsula"},
    {"Álvarez", "Báez", "Cortés", "Domínguez", "Fernández", "Gálvez", "Ibáñez", "López", "Muñoz",
     "Núñez", "Peña", "Sánchez"},
    {"Monte", "Villa", "Peña", "Alta", "Valle", "Fuente", "Casa", "Puente", "Torre", "Campo",
     "Sierra", "Costa"},
    {"sol", "luna", "mar", "flor", "blanca", "verde", "nueva", "clara", "rubia", "seca", "mayor",
     "real"},
    {"Tuberías", "Construcción", "Máquinas", "Cerámica", "Muebles", "Eléctrica", "Imprenta",
     "Panadería", "Climatización", "Transportes", "Viñedos", "Asesoría"},
    {"S.L.", "S.A."},
    "ES X0"};

constexpr Land kPoland{
    {"Agnieszka", "Błażej", "Elżbieta", "Grażyna", "Józef", "Łucja", "Małgorzata", "Paweł", "Rafał",
     "Stanisław", "Świętosława", "Żaneta"},
    {"Bąk", "Cieślak", "Dąbrowska", "Gołąb", "Jabłoński", "Król", "Łuczak", "Mączka", "Pająk",
     "Sikora", "Wójcik", "Żuraw"},
    {"Biało", "Czarno", "Złoto", "Nowo", "Staro", "Między", "Krzywo", "Jasno", "Sło", "Górno",
     "Dolno", "Wielko"},
    {"las", "brzeg", "łąka", "góra", "wola", "mość", "stok", "dół", "grad", "pole", "ryż", "gaj"},
    {"Rury", "Budowa", "Maszyny", "Szkło", "Meble", "Elektryka", "Drukarnia", "Piekarnia",
     "Ogrzewanie", "Przewozy", "Narzędzia", "Księgowość"},
    {"sp. z o.o.", "s.c."},
    "PL 000"};

constexpr Land kBritain{
    {"Agnes", "Brónagh", "Callum", "Dafydd", "Eilidh", "Fiona", "Gareth", "Harriet", "Niamh",
     "Oliver", "Siân", "Zoë"},
    {"Ashdown", "Blackwood", "Cartwright", "Davies", "Fairbairn", "Hawthorne", "Llewellyn",
     "MacAlister", "O'Connell", "Pemberton", "Tremayne", "Whitlock"},
    {"Ash", "Oak", "Thorn", "Wren", "Marl", "Fen", "Black", "Copper", "Hazel", "Stan", "Linden",
     "Raven"},
    {"field", "wick", "bury", "combe", "ford", "hollow", "mere", "ridge", "stead", "thwaite",
     "well", "worth"},
    {"Pipes", "Builders", "Machinery", "Glass", "Timber", "Electrics", "Printing", "Bakery",
     "Heating", "Haulage", "Brewery", "Instruments"},
    {"Ltd", "plc"},
    "GB 00"};

constexpr std::array kLands{kNorway, kSweden, kGermany, kFrance, kSpain, kPoland, kBritain};

}  // namespace

std::span<const Land> lands() { return kLands; }

}  // namespace crm::demo

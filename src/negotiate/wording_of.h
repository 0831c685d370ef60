// In which words and forms a caller wants the texts of the answer, from the request's headers.
#pragma once

#include "http/message.h"
#include "locale/wording.h"

namespace crm::negotiate {

// SO-Language, even when it is empty, else Accept-Language, says the languages; neither, or one
// that is switched off, leaves all texts as they are stored. Languages that are not among ours are
// passed over, and when none is left English is told. SO-Culture says the culture, and is ignored
// without a language; when it is absent the culture is that of the first language, with its region;
// switched off, encoded values stay as they are; naming only unknown ones, it is English
// [wire: Languages] [wire: Cultures and encoded values].
[[nodiscard]] locale::Wording wording_of(const http::Request& request);

}  // namespace crm::negotiate

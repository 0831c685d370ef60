// The files of the reference page as they are, taken into the program by the assembler, and a table
// of where each begins and how long it is, in the order of page.cpp. The folders that the files are
// looked for in are given with -I.
#ifdef __CET__
#include <cet.h>
#endif

.macro file name
  .section .rodata
begin\@:
  .incbin "\name"
end\@:
  .section .data.rel.ro, "aw"
  .quad begin\@, end\@ - begin\@
.endm

  .section .data.rel.ro, "aw"
  .balign 8
  .global crm_page_bytes
  .hidden crm_page_bytes
crm_page_bytes:
  file "index.html"
  file "reference.css"
  file "reference.js"
  file "swagger-ui.css"
  file "swagger-ui.css.gz"
  file "swagger-ui-bundle.js"
  file "swagger-ui-bundle.js.gz"
  file "LICENSE"
  file "LICENSE.gz"
  file "NOTICE"
  file "swagger-ui-bundle.js.LICENSE.txt"
  file "swagger-ui-bundle.js.LICENSE.txt.gz"

  .section .note.GNU-stack, "", @progbits

// The files of the sign-in page as they are, taken into the program by the assembler, and a table
// of where each begins and how long it is, in the order of sign_in_files.cpp. The folder that the
// files are looked for in is given with -I.
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
  .global crm_sign_in_bytes
  .hidden crm_sign_in_bytes
crm_sign_in_bytes:
  file "signed_out.html"
  file "signed_in.html"
  file "sign_in.css"
  file "icon.svg"
  file "authorize.html"
  file "refused.html"
  file "form_post.html"
  file "form_post.js"

  .section .note.GNU-stack, "", @progbits

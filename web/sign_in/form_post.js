// Sends the answer of a sign-in back to the application; without scripts, the button does.
document.forms[0].submit();

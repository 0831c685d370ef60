// Shows the document that this server describes itself with. All addresses are relative, so the page
// works below any path; nothing is asked of any other host, and nothing is kept in the browser.
"use strict";

SwaggerUIBundle({
  url: "../openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  defaultModelRendering: "model",
  displayRequestDuration: true,
  persistAuthorization: false,
  queryConfigEnabled: false,
  validatorUrl: null,
  withCredentials: false,
});

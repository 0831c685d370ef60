// Judges values by JSON Schemas. The first line of standard input is an OpenAPI document; each further
// one is {schema, value}, where the schema may refer into the document, and is answered by a line with
// a list of faults. The argument is the folder whose node_modules holds Ajv.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(join(resolve(process.argv[2]), "here"));
const { Ajv2020 } = require("ajv/dist/2020.js");

// The document is no schema, and formats such as int32 are no business of JSON Schema.
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, validateSchema: false });
const known = new Map(); // from the text of a schema

function compiled(schema) {
  const text = JSON.stringify(schema).replaceAll('"#/', '"document#/');
  if (!known.has(text)) known.set(text, ajv.compile(JSON.parse(text)));
  return known.get(text);
}

let hasDocument = false;
for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line);
  if (!hasDocument) {
    ajv.addSchema(said, "document");
    hasDocument = true;
    continue;
  }
  const judge = compiled(said.schema);
  const faults = judge(said.value) ? [] : judge.errors.map((e) => `${e.instancePath || "it"} ${e.message}`);
  process.stdout.write(JSON.stringify(faults) + "\n");
}

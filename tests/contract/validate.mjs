// Reads an OpenAPI document from standard input and says on standard output what is wrong with it.
// Status 0: nothing. The argument is the folder whose node_modules holds the validator.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const place = join(resolve(process.argv[2]), "node_modules/@seriousme/openapi-schema-validator/index.js");
const { Validator } = await import(pathToFileURL(place).href);

let text = "";
for await (const chunk of process.stdin) text += chunk;
const validator = new Validator();
const verdict = await validator.validate(JSON.parse(text));
if (!verdict.valid) {
  console.log(JSON.stringify(verdict.errors, null, 2));
  process.exitCode = 1;
} else if (validator.version !== "3.1") {
  console.log(`taken for OpenAPI ${validator.version}`);
  process.exitCode = 1;
}

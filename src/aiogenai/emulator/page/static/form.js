// The form of one method: its parameters and body, the call in Python, and what the server answers.

import { control } from "./control.js";
import { code, make, pretty, prose } from "./dom.js";
import { python } from "./python.js";
import { request, send } from "./send.js";

const KEY = "emulator-key";
let forms = 0;

export function form(place, method, collections) {
  const id = `form${forms += 1}`;
  const inputs = method.parameters.map((parameter) => [parameter, input(parameter, id, collections)]);
  const needed = inputs.filter(([parameter]) => parameter.required);
  const optional = inputs.filter(([parameter]) => !parameter.required);
  const body = method.body && make("textarea", { id: `${id}-body`, rows: "12", spellcheck: "false" });
  if (body) body.value = JSON.stringify(method.body.example, null, 2);
  const file = method.upload && make("input", { type: "file", id: `${id}-file` });
  const key = make("input", { id: `${id}-key`, value: sessionStorage.getItem(KEY) ?? "emulator", autocomplete: "off" });
  const call = code("", "The call in Python");
  const wrong = make("p", { class: "bad", role: "alert" });
  const answer = make("div", { class: "form", "aria-live": "polite" });
  const button = make("button", { class: "main" }, "Send");

  function values() {
    const parameters = inputs.map(([parameter, element]) => ({ ...parameter, value: element.value.trim() }));
    return { parameters, body: body ? JSON.parse(body.value.trim() || "{}") : null, file: file ? file.files[0] : undefined };
  }

  function update() {
    try {
      call.textContent = python(method, values(), location.origin);
      body?.removeAttribute("aria-invalid");
      wrong.textContent = "";
    } catch (error) {
      body?.setAttribute("aria-invalid", "true");
      wrong.textContent = `The body is not JSON: ${error.message}`;
    }
  }

  async function submit(event) {
    event.preventDefault();
    update();
    if (wrong.textContent) return;
    sessionStorage.setItem(KEY, key.value);
    button.disabled = true;
    answer.replaceChildren(make("p", { class: "quiet" }, "…"));
    try {
      const output = code("", "Answer");
      await send(request(method, values(), key.value), (head, text) => {
        output.textContent = pretty(text);
        answer.replaceChildren(make("p", { class: head.ok ? "good" : "bad" }, head.words), output);
      });
    } catch (error) {
      answer.replaceChildren(make("p", { class: "bad" }, `No answer: ${error.message}`));
    }
    button.disabled = false;
    button.focus({ preventScroll: true });
  }

  place.append(make("form", { class: "form", oninput: update, onsubmit: submit },
    make("p", {}, prose(method.words)),
    method.deprecated ? make("p", { class: "warn" }, method.deprecated) : "",
    make("p", { class: "mono quiet" }, `${method.verb} /${method.path}`),
    needed.length ? make("div", { class: "fields" }, needed.map(([parameter, element]) => field(parameter, element))) : "",
    optional.length ? make("details", {}, make("summary", {}, `Optional parameters (${optional.length})`),
      make("div", { class: "fields" }, optional.map(([parameter, element]) => field(parameter, element)))) : "",
    file ? make("div", { class: "field" }, make("label", { for: file.id }, "File"), file) : "",
    make("div", { class: body ? "two" : "form" },
      body ? make("div", {}, make("label", { for: body.id }, make("h3", {}, `Body: ${method.body.schema}`)), body) : "",
      make("div", {}, make("h3", {}, "The same in Python"), call),
    ),
    body ? make("details", {}, make("summary", {}, `Fields of ${method.body.schema}`), schema(method.body.fields)) : "",
    wrong,
    make("div", { class: "tools" }, button, make("label", { for: key.id, class: "quiet" }, "API key"), key),
    answer,
  ));
  update();
}

function input(parameter, id, collections) {
  const own = { id: `${id}-${parameter.wire}`, required: parameter.required, value: parameter.example, autocomplete: "off", spellcheck: "false" };
  if (parameter.type === "boolean") {
    return make("select", { id: own.id }, ["", "true", "false"].map((value) => make("option", { value }, value || "—")));
  }
  const element = make("input", own);
  if (parameter.in === "path") suggest(element, parameter, collections);
  return element;
}

// Offers the names of records that are there and fit the pattern.
function suggest(element, parameter, collections) {
  const pattern = new RegExp(`^${parameter.pattern.replace(/^\^|\$$/g, "")}$`);
  const options = make("datalist", { id: `${element.id}-names` });
  element.setAttribute("list", options.id);
  element.addEventListener("focus", async () => {
    const fitting = collections.filter((path) => pattern.test(`${path}/x`) || pattern.test("x"));
    const pages = await Promise.all(fitting.slice(0, 20).map((path) => control("GET", `resources?limit=20&collection=${encodeURIComponent(path)}`)));
    const names = pages.flatMap(({ records }) => records.map(({ name }) => name)).filter((name) => pattern.test(name));
    options.replaceChildren(...names.map((value) => make("option", { value })));
  }, { once: true });
  element.after(options);
  queueMicrotask(() => element.after(options));
}

function field(parameter, element) {
  return make("div", { class: "field" },
    make("label", { for: element.id }, parameter.wire, " ", make("span", { class: "quiet" }, parameter.type + (parameter.repeated ? ", commas between several" : ""))),
    element,
    parameter.words ? make("small", {}, prose(parameter.words)) : "",
  );
}

function schema(fields) {
  return make("ul", { class: "schema" }, fields.map((one) => {
    const head = [make("code", {}, one.wire), " ", make("span", { class: "quiet" }, one.type), one.words ? [" ", prose(one.words)] : ""];
    const values = one.values ? make("div", { class: "quiet" }, one.values.join(", ")) : "";
    if (!one.schema) return make("li", {}, head, values);
    const inside = make("div", {});
    const open = async () => inside.replaceChildren(schema((await control("GET", `schemas?name=${encodeURIComponent(one.schema)}`)).fields));
    const details = make("details", {}, make("summary", {}, head), inside);
    details.addEventListener("toggle", open, { once: true });
    return make("li", {}, details);
  }));
}

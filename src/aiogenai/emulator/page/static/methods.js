// Every method of the API, by family; one that is opened has a form.

import { control } from "./control.js";
import { fold, make } from "./dom.js";
import { form } from "./form.js";

export async function methods(section, chosen) {
  const [{ methods: found }, { collections }] = await Promise.all([control("GET", "methods"), control("GET", "resources")]);
  const filter = make("input", { type: "search", class: "grow", placeholder: "Find a method", "aria-label": "Find a method" });
  const none = make("p", { class: "empty", hidden: true }, "No method has these words.");
  section.append(make("div", { class: "tools" }, filter), none);

  const families = new Map();
  for (const method of found) families.set(method.family, [...(families.get(method.family) ?? []), method]);
  const groups = [...families].map(([family, several]) => {
    const items = several.map((method) => item(method, Object.keys(collections), method.id === chosen));
    const group = make("section", { class: "form" }, make("h2", {}, family), make("ul", { class: "list" }, items.map((one) => one.element)));
    section.append(group);
    return { group, items };
  });

  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let any = false;
    for (const { group, items } of groups) {
      let some = false;
      for (const one of items) {
        one.element.hidden = !words.every((word) => one.text.includes(word));
        some ||= !one.element.hidden;
      }
      group.hidden = !some;
      any ||= some;
    }
    none.hidden = any;
  });
  if (chosen) section.querySelector("details[open]")?.scrollIntoView({ block: "center" });
  return {};
}

function item(method, collections, open) {
  const name = method.id.split(".").slice(1).join(".");
  const summary = make("span", { class: "name" },
    make("span", {}, make("span", { class: "verb" }, method.verb), " ", make("span", { class: "mono" }, name)),
    method.deprecated ? make("span", { class: "tag" }, "deprecated") : "",
  );
  const details = fold(summary, (inside) => form(inside, method, collections), { open });
  details.addEventListener("toggle", () => {
    if (details.open) history.replaceState(null, "", `#methods/${encodeURIComponent(method.id)}`);
  });
  return { element: make("li", {}, details), text: `${method.id} ${method.words} ${method.path}`.toLowerCase() };
}

// Which part of the page is shown, and what keeps its counters true.

import { control, keepToken, Refused } from "./control.js";
import { make, say } from "./dom.js";
import { faults } from "./faults.js";
import { methods } from "./methods.js";
import { requests } from "./requests.js";
import { resources } from "./resources.js";

const PARTS = { requests, resources, faults, methods };
const EVERY = 1000;
const content = document.getElementById("content");
let part = null;

function chosen() {
  const [name, rest] = location.hash.slice(1).split("/", 2);
  return name in PARTS ? [name, decodeURIComponent(rest ?? "")] : ["requests", ""];
}

async function show(focus) {
  const [name, rest] = chosen();
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const section = make("section", { "aria-label": name });
  content.replaceChildren(section);
  part = null;
  try {
    const made = await PARTS[name](section, rest);
    if (section.isConnected) part = made;
  } catch (error) {
    failed(error, section);
  }
  if (focus) content.focus({ preventScroll: true });
}

function failed(error, section) {
  if (!(error instanceof Refused)) {
    section.replaceChildren(make("p", { class: "notice bad" }, error.message));
    return;
  }
  const input = make("input", { type: "password", id: "token", autocomplete: "off", required: true });
  const enter = (event) => {
    event.preventDefault();
    keepToken(input.value);
    show(true);
    tick();
  };
  section.replaceChildren(make("form", { class: "form notice", onsubmit: enter },
    make("p", {}, error.message),
    make("div", { class: "field" }, make("label", { for: "token" }, "Token"), input),
    make("div", { class: "tools" }, make("button", { class: "main" }, "Use it")),
  ));
}

function count(name, number) {
  document.getElementById(`count-${name}`).textContent = number ? number.toLocaleString("en") : "";
}

async function tick() {
  if (document.hidden) return;
  try {
    const [state, { rules }] = await Promise.all([control("GET", ""), control("GET", "faults")]);
    count("requests", state.requests);
    count("resources", Object.values(state.resources).reduce((sum, one) => sum + one, 0));
    count("faults", rules.length);
    count("methods", state.methods);
    await part?.tick?.();
    document.body.classList.remove("away");
  } catch (error) {
    if (error instanceof Refused || document.body.classList.contains("away")) return;
    document.body.classList.add("away");
    say(error instanceof TypeError ? "The server does not answer." : error.message);
  }
}

async function run() {
  await tick();
  setTimeout(run, EVERY);
}

addEventListener("hashchange", () => show(true));
await show(false);
run();

/*
Makes each organisation field of the registration form a combobox (ARIA 1.2, list autocomplete): proposals appear
while one types, and the organisation behind the mail address is filled in. What the field sends stays the same
as without this script: an id that was chosen, or the text as typed. Nothing but the domain of the address leaves
the page before the form is sent.
*/

const PAUSE = 200;

for (const field of document.querySelectorAll("[data-organisations]")) {
  start(field);
}

function start(field) {
  const input = field.querySelector("input");
  const email = document.getElementById(field.dataset.email);
  const list = document.createElement("ul");
  const status = document.createElement("p");
  const sent = hidden(input.name);
  const label = hidden(field.dataset.labelName);
  let options = [];
  let ofMail = [];
  let active = -1;
  let chosenByMail = false;
  let timer = 0;
  let asked = 0;

  list.id = `${input.id}-list`;
  list.className = "options";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.listLabel);
  list.hidden = true;
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  // The hidden field speaks for the visible one from now on.
  input.removeAttribute("name");
  input.autocomplete = "off";
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  field.querySelector("button").hidden = true;
  input.parentElement.append(list);
  field.append(status, sent, label);
  keep(field.dataset.chosen || input.value, field.dataset.chosen ? input.value : "");

  input.addEventListener("input", () => {
    chosenByMail = false;
    keep(input.value, "");
    clearTimeout(timer);
    timer = setTimeout(() => ask("text", input.value.trim()), PAUSE);
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("focus", () => {
    if (input.value === "" && ofMail.length > 1) {
      show(ofMail);
    }
  });
  input.addEventListener("blur", close);
  // A press on an option must not take the focus away before it counts.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) {
      choose(options[Number(option.dataset.place)]);
    }
  });
  email?.addEventListener("change", lookAtMail);
  if (email?.value) {
    lookAtMail();
  }

  function hidden(name) {
    const element = document.createElement("input");
    element.type = "hidden";
    element.name = name;
    return element;
  }

  /* What will be sent: an id with its label, or text alone. */
  function keep(value, name) {
    sent.value = value;
    label.value = name;
  }

  async function fetchProposals(name, value) {
    const number = ++asked;
    try {
      const answer = await fetch(`${field.dataset.organisations}?${name}=${encodeURIComponent(value)}`, { headers: { accept: "application/json" } });
      const found = answer.ok ? (await answer.json()).organisations : [];
      // An answer that was overtaken by a later question is of no use.
      return number === asked ? found : null;
    } catch {
      return null;
    }
  }

  async function ask(name, value) {
    if (value.length < 2) {
      close();
      return;
    }
    const found = await fetchProposals(name, value);
    if (found && document.activeElement === input) {
      show(found);
    }
  }

  async function lookAtMail() {
    const domain = email.value.trim().split("@")[1] ?? "";
    if (!domain.includes(".")) {
      return;
    }
    const found = await fetchProposals("domain", domain);
    if (!found) {
      return;
    }
    ofMail = found;
    if (chosenByMail && found.length !== 1) {
      input.value = "";
      keep("", "");
      chosenByMail = false;
    }
    if (found.length === 1 && (input.value === "" || chosenByMail)) {
      choose(found[0]);
      chosenByMail = true;
    } else if (found.length > 1 && input.value === "") {
      announce(found.length);
      if (document.activeElement === input) {
        show(found);
      }
    }
  }

  function announce(count) {
    status.textContent = count === 0 ? field.dataset.announceNone : count === 1 ? field.dataset.announceOne : `${count} ${field.dataset.announceFound}`;
  }

  function show(found) {
    options = found;
    active = -1;
    list.replaceChildren(...found.map(item));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.removeAttribute("aria-activedescendant");
    announce(found.length);
  }

  function item(option, place) {
    const element = document.createElement("li");
    element.id = `${input.id}-option-${place}`;
    element.dataset.place = String(place);
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    const name = document.createElement("bdi");
    name.textContent = option.name;
    element.append(name);
    if (option.formerly) {
      element.append(` (${option.formerly})`);
    }
    if (option.detail) {
      const detail = document.createElement("span");
      detail.className = "detail";
      detail.textContent = option.detail;
      element.append(" ", detail);
    }
    return element;
  }

  function onKey(event) {
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) {
        if (input.value.trim().length >= 2) {
          ask("text", input.value.trim());
        } else if (ofMail.length > 0) {
          show(ofMail);
        }
        return;
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(active < 0 && step < 0 ? options.length - 1 : (active + step + options.length) % options.length);
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      choose(options[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab" && open && active >= 0) {
      choose(options[active]);
    }
  }

  function mark(place) {
    active = place;
    for (const element of list.children) {
      const is = Number(element.dataset.place) === place;
      element.setAttribute("aria-selected", String(is));
      if (is) {
        element.scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", element.id);
      }
    }
  }

  function choose(option) {
    input.value = option.name;
    keep(option.id, option.name);
    close();
    status.textContent = `${field.dataset.announceChosen} ${option.name}`;
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}

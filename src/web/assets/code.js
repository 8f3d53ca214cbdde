/*
Looks again at the code that is shown, every ten seconds: the minutes that are left, and who checked in. Without this
script the page shows until when the code counts, and is loaded anew by hand.
*/

const now = () => document.getElementById("code-now");

async function look() {
  const answer = await fetch(location.pathname, { headers: { accept: "text/html" } }).catch(() => null);
  if (answer && answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("code-now");
    const ended = now().querySelector(".shown-digits") && !(next && next.querySelector(".shown-digits"));
    if (!next || ended) {
      location.assign(location.pathname);
      return;
    }
    now().replaceChildren(...next.childNodes);
  }
  setTimeout(look, 10000);
}

if (now() && now().querySelector(".shown-digits")) {
  setTimeout(look, 10000);
}

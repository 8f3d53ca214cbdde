/*
Looks again at a message that is being sent, every five seconds, and shows the new numbers in place. Without this script
a link does the same; when the sending has ended the page is loaded anew, because its buttons are others then.
*/

const progress = () => document.getElementById("progress-now");

async function look() {
  const answer = await fetch(location.pathname, { headers: { accept: "text/html" } }).catch(() => null);
  if (answer && answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("progress-now");
    if (!next) {
      location.assign(location.pathname);
      return;
    }
    progress().replaceChildren(...next.childNodes);
  }
  setTimeout(look, 5000);
}

if (progress()) {
  setTimeout(look, 5000);
}

/*
Hides a question of the registration form until the answer on which it depends is given. Without this script all of them
stand there with that condition in words; the server reads only those that count, either way.
*/

const blocks = [...document.querySelectorAll("[data-shown-if]")];

function answers(name) {
  const controls = [...document.getElementsByName(name)];
  // What is hidden itself answers nothing.
  return controls.filter((control) => control.checked && !control.closest("[hidden]")).map((control) => control.value);
}

function look() {
  // In the order of the page, a question stands after the one it depends on.
  for (const block of blocks) {
    block.hidden = !answers(block.dataset.shownIf).includes(block.dataset.shownIfValue);
  }
}

if (blocks.length > 0) {
  document.addEventListener("change", look);
  look();
}

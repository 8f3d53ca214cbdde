/*
The check-in page with a script: how many are in without loading the page anew, a sound with each answer, and the camera
where the browser reads QR codes itself (BarcodeDetector). Without it, all of that is done by the page's own forms.
*/

const form = document.getElementById("door");
const entry = document.getElementById("entry");

/* Two notes up for good, one low for no: words and colour say the same. */
function sound(good) {
  const Context = window.AudioContext || window.webkitAudioContext;
  if (!Context) return;
  try {
    const context = new Context();
    const notes = good ? [[660, 0], [880, 0.12]] : [[220, 0], [180, 0.2]];
    for (const [pitch, after] of notes) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      volume.gain.value = 0.15;
      tone.frequency.value = pitch;
      tone.connect(volume).connect(context.destination);
      tone.start(context.currentTime + after);
      tone.stop(context.currentTime + after + 0.12);
    }
  } catch {
    /* A browser that plays nothing before a touch. */
  }
}

async function count() {
  const answer = await fetch(form.dataset.numbers, { headers: { accept: "application/json" } }).catch(() => null);
  if (answer && answer.ok) {
    const numbers = await answer.json();
    document.getElementById("here-now").textContent = numbers.here;
    document.getElementById("expected-now").textContent = numbers.expected;
  }
  setTimeout(count, 5000);
}

function camera() {
  const picture = document.getElementById("camera-picture");
  const start = document.getElementById("camera-start");
  const stop = document.getElementById("camera-stop");
  const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
  let stream = null;
  const end = () => {
    for (const track of stream ? stream.getTracks() : []) track.stop();
    stream = null;
    picture.hidden = stop.hidden = true;
    start.hidden = false;
    sessionStorage.removeItem("camera");
  };
  const look = async () => {
    if (!stream) return;
    const codes = await detector.detect(picture).catch(() => []);
    const code = codes.find((one) => one.rawValue.includes("/c/"));
    if (code) {
      entry.value = code.rawValue;
      form.requestSubmit();
      return;
    }
    setTimeout(look, 150);
  };
  const begin = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      end();
      return;
    }
    sessionStorage.setItem("camera", "on");
    picture.srcObject = stream;
    picture.hidden = stop.hidden = false;
    start.hidden = true;
    await picture.play();
    /* The one who was just scanned has time to put the ticket away. */
    setTimeout(look, document.getElementById("verdict") ? 1500 : 200);
  };
  document.getElementById("camera").hidden = false;
  start.addEventListener("click", begin);
  stop.addEventListener("click", end);
  if (sessionStorage.getItem("camera")) begin();
}

const verdict = document.getElementById("verdict");
if (verdict) sound(["welcome", "left"].includes(verdict.dataset.verdict));
if (form) {
  setTimeout(count, 5000);
  /* The next scan replaces what was typed. */
  if (entry.value) entry.select();
  if ("BarcodeDetector" in window && navigator.mediaDevices) camera();
}

/*
For pages of other sites: makes each frame of ours as high as what is in it. It listens to our own frames alone and
changes nothing but their height. Without it a frame keeps its height and scrolls.
*/
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(`${origin}/embed/`));
  addEventListener("message", (event) => {
    const height = event.origin === origin && event.data ? Number(event.data.belfryHeight) : 0;
    const frame = height > 0 && frames().find((frame) => frame.contentWindow === event.source);
    if (frame) frame.style.height = `${Math.min(Math.ceil(height), 20000)}px`;
  });
  // A frame that was there before this script has told its height already. What is not there yet does not mind the question.
  const ask = () => frames().forEach((frame) => frame.contentWindow.postMessage("belfry-height", "*"));
  ask();
  addEventListener("load", ask);
})();

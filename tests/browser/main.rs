//! The product in real Chromium: `cargo test --test browser`, or `tests/run`, which installs what it needs
//! (Debian's chromium and chromium-driver, `npm ci` in `tests/`).

#[path = "../it/support/mod.rs"]
mod support;

mod browser;
mod door;
mod driver;
mod embedding;
mod menu;
mod registering;
mod screenshots;
mod stories;
mod webinar_report;
mod whole_path;

//! What tests stand on: an app of their own, and the people who use it.
#![allow(dead_code, unused_imports, reason = "each file of tests uses its part")]

mod app;
pub mod browser_form;
pub mod database;
pub mod event;
pub mod mailbox;
pub mod page;
pub mod phone;
pub mod program;
pub mod proxy;
pub mod questions;
pub mod routes;
pub mod smtp;
pub mod visitor;
pub mod wire;

pub use app::{MAIL_DOMAIN, PUBLIC_URL, START, TestApp};
pub use event::TestEvent;
pub use mailbox::Mail;
pub use page::Page;
pub use phone::Phone;
pub use program::Program;
pub use visitor::Visitor;

/// Waits for what a task beside the test does: as long as a busy machine may need.
pub async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    for _ in 0..1200 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("not within a minute: {what}");
}

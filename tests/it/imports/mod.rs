//! Events and people that come from files, as spreadsheets write them.

mod command;
mod events;
mod people;
mod workbooks;

use crate::support::browser_form::BrowserForm;
use crate::support::{Page, TestApp, Visitor};

/// The form that asks for a file of events.
async fn form(visitor: &Visitor) -> BrowserForm {
    visitor.get("/desk/events/import").await.expect(200).form("form#import")
}

/// What a file of events would do.
async fn looks(visitor: &Visitor, bytes: &[u8]) -> Page {
    visitor.sends_files(&form(visitor).await, &[("file", "activiteiten.csv", bytes)]).await.expect(200)
}

/// The button below it.
async fn makes(visitor: &Visitor, looked: &Page) -> Page {
    visitor.sends(&looked.form("form#columns").with("step", "add")).await.expect(200)
}

async fn events(app: &TestApp) -> i64 {
    app.database().number("SELECT COUNT(*) FROM events").await
}

//! What a participant asks by their own link: to read all that is kept of them, and to be erased.

mod data;
mod erasing;
mod pieces;

use crate::support::{Mail, Page, TestApp, Visitor};

pub const MARIA: &str = "maria@voorbeeldstad.example";

/// Maria's link to all her registrations, as it was mailed to her.
pub async fn own_link(app: &TestApp, maria: &Visitor) -> String {
    asks(maria, MARIA).await.expect(200);
    let mails = app.deliver_mail().await;
    let mail: &Mail = mails.iter().rfind(|mail| mail.recipient() == MARIA).expect("a mail");
    mail.link("/my/")
}

pub async fn asks(visitor: &Visitor, email: &str) -> Page {
    let form = visitor.get("/my").await.expect(200).form_with("email").with("email", email);
    let answer = visitor.sends(&form).await;
    visitor.follows(answer).await
}

pub async fn admin(app: &TestApp) -> Visitor {
    let ann = app.visitor();
    ann.signs_in(app, "ann@ledenkoepel.example", "admin").await;
    ann
}

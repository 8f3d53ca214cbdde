//! Signing in past the mailed link: the second step, one's account and sessions, the organisation's own provider.

mod account;
pub mod lying_provider;
mod provider;
mod provider_lies;
mod real_provider;
mod reset;
mod second_step;
mod settings;

use belfry::entity::audit_entry;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::support::{Mail, Page, TestApp, Visitor};

const NELE: &str = "nele@ledenkoepel.example";
const ADMIN: &str = "an@ledenkoepel.example";

/// Signed in by the mailed link alone, as the product leaves it.
async fn arrives(app: &TestApp, email: &str) -> Visitor {
    let visitor = app.visitor();
    arrives_with(app, &visitor, email).await;
    visitor
}

async fn arrives_with(app: &TestApp, visitor: &Visitor, email: &str) -> Page {
    let form = visitor.get("/desk/sign-in").await.expect(200).form("form#sign-in").with("email", email);
    visitor.sends(&form).await.expect(303);
    let link = app.deliver_mail().await.iter().rev().find(|mail| mail.recipient() == email && mail.text.contains("/desk/sign-in/")).expect("a link").link("/desk/sign-in/");
    let form = visitor.get(&link).await.expect(200).form("form#enter");
    visitor.sends(&form).await.expect(303)
}

async fn is_organiser(app: &TestApp, email: &str, role: &str) {
    use belfry::actions::organiser::add::add;
    let address = belfry::rules::names::EmailAddress::parse(email).expect("an address");
    let role = belfry::rules::permission::Role::parse(role).expect("a role");
    add(app, address, "An Claes".to_owned(), role, belfry::rules::language::Language::Nl).await.expect("an organiser");
}

async fn actions(app: &TestApp) -> Vec<String> {
    let entries = audit_entry::Entity::find().order_by_asc(audit_entry::Column::Id).all(app.db.reader()).await.expect("entries");
    entries.into_iter().map(|entry| entry.action).collect()
}

/// Subjects of the mails since the last look, in order.
async fn mails(app: &TestApp) -> Vec<String> {
    app.deliver_mail().await.iter().map(|mail: &Mail| mail.subject.clone()).collect()
}

/// Types a code on the page of the second step.
async fn types(visitor: &Visitor, code: &str) -> Page {
    let form = visitor.get("/desk/sign-in/second-step").await.expect(200).form("form#second-step").with("code", code);
    visitor.sends(&form).await
}

//! Materials: links and files for the public, the registered, or those who were there.

mod desk;
mod downloads;
mod telling;

use belfry::actions::attendance::close::close;
use belfry::actions::attendance::record::{Said, record};
use belfry::entity::material::{self, MaterialAudience};
use belfry::entity::session;
use belfry::rules::attendance::Mark;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::registration::{NELE, by_email, register};
use crate::support::{Page, TestApp, TestEvent, Visitor};

pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n";
/// The webinar is over.
pub const ENDED: &str = "2027-03-09T12:00:00Z";

/// Adds a file through the desk.
async fn adds_file(nele: &Visitor, event: &TestEvent, title: &str, audience: MaterialAudience, more: &[(&str, &str)], file: (&str, &[u8])) -> Page {
    let form = nele.get(&format!("/desk/events/{}/materials/new", event.id)).await.expect(200).form("form#material");
    let form = form.with_all(&[("title", title), ("material_kind", "document"), ("audience", code(audience))]).with_all(more);
    nele.sends_files(&form, &[("file", file.0, file.1)]).await
}

fn code(audience: MaterialAudience) -> &'static str {
    match audience {
        MaterialAudience::Everyone => "everyone",
        MaterialAudience::Registered => "registered",
        MaterialAudience::Present => "present",
    }
}

async fn adds_pdf(nele: &Visitor, event: &TestEvent, title: &str, audience: MaterialAudience, more: &[(&str, &str)]) {
    adds_file(nele, event, title, audience, more, ("verslag é.pdf", PDF)).await.expect(303);
}

/// The latest.
async fn last(app: &TestApp) -> material::Model {
    material::Entity::find().order_by_desc(material::Column::Id).one(app.db.reader()).await.expect("rows").expect("a material")
}

/// Registers somebody; gives the path of their own page.
async fn comes(app: &TestApp, event: &TestEvent, name: &str) -> String {
    register(app, event, &format!("{name}@gemeente.example")).await;
    let mails = app.deliver_mail().await;
    let mail = mails.iter().find(|mail| mail.recipient().starts_with(name)).expect("a confirmation");
    mail.link("/r/")
}

/// Marks these as present and closes the list of the only session.
async fn attended(app: &TestApp, event: &TestEvent, present: &[&str], absent: &[&str]) {
    let session = session::Entity::of(event.id).one(app.db.reader()).await.expect("rows").expect("a session");
    let mut said = Vec::new();
    for (names, mark) in [(present, Mark::Present), (absent, Mark::Absent)] {
        for name in names {
            said.push(Said { registration_id: by_email(app, &format!("{name}@gemeente.example")).await.id, before: None, mark: Some(mark) });
        }
    }
    record(app, NELE, event.id, session.id, said).await.expect("recorded");
    close(app, NELE, event.id, session.id, false).await.expect("closed");
}

//! Certificates of attendance: who gets one, what becomes of it, and what others may know of it.

mod desk;
mod files;
mod life;
mod record;

use belfry::actions::attendance::close::close;
use belfry::actions::attendance::record::{Said, record};
use belfry::actions::attendance::reopen::reopen;
use belfry::entity::certificate;
use belfry::rules::attendance::Mark;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use crate::registration::{NELE, by_email, register};
use crate::support::{TestApp, TestEvent, Visitor};

/// The webinar is over.
pub const ENDED: &str = "2027-03-09T12:00:00Z";

pub fn address(name: &str) -> String {
    format!("{name}@gemeente.example")
}

/// Registers somebody; gives the path of their own page.
pub async fn comes(app: &TestApp, event: &TestEvent, name: &str) -> String {
    register(app, event, &address(name)).await;
    let mails = app.deliver_mail().await;
    mails.iter().find(|mail| mail.recipient().starts_with(name)).expect("a confirmation").link("/r/")
}

/// Says of people whether they were at a session of the event.
pub async fn says(app: &TestApp, event: &TestEvent, session: usize, marks: &[(&str, Mark)]) {
    let id = event.sessions[session].id;
    let mut said = Vec::new();
    for (name, mark) in marks {
        let registration_id = by_email(app, &address(name)).await.id;
        let before = belfry::entity::attendance::Entity::of(id).filter(belfry::entity::attendance::Column::RegistrationId.eq(registration_id));
        let before = before.one(app.db.reader()).await.expect("rows").map(|row| row.status.into());
        said.push(Said { registration_id, before, mark: Some(*mark) });
    }
    let recorded = record(app, NELE, event.id, id, said).await.expect("recorded");
    assert!(recorded.met.is_empty() && recorded.contradicted.is_empty(), "{recorded:?}");
}

/// Closes the list of a session.
pub async fn closes(app: &TestApp, event: &TestEvent, session: usize) {
    close(app, NELE, event.id, event.sessions[session].id, false).await.expect("closed");
}

pub async fn reopens(app: &TestApp, event: &TestEvent, session: usize) {
    reopen(app, NELE, event.id, event.sessions[session].id, "een vergissing".to_owned()).await.expect("open again");
}

/// The organiser signs in again: months have passed. What that tells by mail is read.
pub async fn back_at_the_desk(app: &TestApp) -> Visitor {
    let nele = app.organiser().await;
    app.deliver_mail().await;
    nele
}

/// All certificates of somebody, the first first.
pub async fn of(app: &TestApp, name: &str) -> Vec<certificate::Model> {
    let registration = by_email(app, &address(name)).await.id;
    let all = certificate::Entity::find().filter(certificate::Column::RegistrationId.eq(registration)).order_by_asc(certificate::Column::Id);
    all.all(app.db.reader()).await.expect("rows")
}

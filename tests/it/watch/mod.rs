//! The service looks after itself: figures for who watches it, a proof each night, backups, and a clear state when something is wrong.

mod audit;
mod backup;
mod doctor;
mod health;
mod metrics;
mod request_ids;
mod schedule;
mod traces;

use belfry::entity::outbox;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::support::{TestApp, Visitor};

/// An administrator, signed in on her own computer.
async fn admin(app: &TestApp) -> Visitor {
    let ann = app.visitor();
    ann.takes_cookie("__Host-device", &"A".repeat(43));
    ann.signs_in(app, "ann@ledenkoepel.example", "admin").await;
    ann
}

/// All mails of that kind, the oldest first.
async fn letters(app: &TestApp, kind: &str) -> Vec<outbox::Model> {
    let all = outbox::Entity::find().order_by_asc(outbox::Column::Id).all(app.db.reader()).await.expect("rows");
    all.into_iter().filter(|row| row.letter == kind).collect()
}

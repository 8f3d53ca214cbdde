//! Telling other systems what happens: what they get, when, how it is kept from leading inside, and the desk's pages about it.

mod arriving;
mod copies;
mod desk;
mod inside;
mod keeping;
mod receiver;
mod told;

use belfry::actions::Acting;
use belfry::entity::webhook_delivery::{self, DeliveryState};
use belfry::entity::webhook_endpoint;
use belfry::jobs::deliver_webhooks;
use belfry::rules::permission::Role;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use uuid::Uuid;

use crate::support::{TestApp, Visitor};
pub use receiver::{Act, Received, Receiver};

/// Deliveries may go to this machine, unencrypted; a try takes a second at most.
pub const HERE: [(&str, &str); 4] =
    [("BELFRY_WEBHOOK_NETWORKS", "127.0.0.1"), ("BELFRY_WEBHOOK_HTTP", "yes"), ("BELFRY_WEBHOOK_SECONDS", "1"), ("BELFRY_MAILS_PER_MAILBOX_PER_HOUR", "100")];

pub async fn start() -> TestApp {
    TestApp::start_with(&HERE).await
}

pub async fn admin(app: &TestApp) -> Visitor {
    let ann = app.visitor();
    ann.signs_in(app, "ann@ledenkoepel.example", "admin").await;
    ann
}

/// An endpoint as an administrator made it.
pub struct Endpoint {
    pub id: Uuid,
    pub path: String,
    /// As it was shown.
    pub secret: String,
}

pub async fn adds(ann: &Visitor, url: &str, types: &[&str]) -> Endpoint {
    let form = ann.opens("/desk/webhooks/new").await.expect(200).form("form#webhook").with_all(&[("webhook_name", "CRM"), ("webhook_url", url)]);
    let id = Uuid::parse_str(form.get("id")).expect("an id");
    let form = types.iter().fold(form, |form, kind| form.and("event_types", kind));
    let page = ann.sends(&form).await.expect(200);
    let secret = page.all("pre#secret").remove(0).trim().to_owned();
    Endpoint { id, path: format!("/desk/webhooks/{id}"), secret }
}

/// Sends what is due; how many tries that were.
pub async fn deliver(app: &TestApp) -> usize {
    deliver_webhooks::until_idle(app.app()).await.expect("deliveries are sent")
}

pub async fn deliveries(app: &TestApp) -> Vec<webhook_delivery::Model> {
    webhook_delivery::Entity::find().order_by_asc(webhook_delivery::Column::Id).all(app.db.reader()).await.expect("deliveries")
}

pub async fn delivery(app: &TestApp) -> webhook_delivery::Model {
    deliveries(app).await.pop().expect("a delivery")
}

pub async fn endpoint(app: &TestApp, id: Uuid) -> webhook_endpoint::Model {
    webhook_endpoint::Entity::find_by_id(id).one(app.db.reader()).await.expect("rows").expect("an endpoint")
}

/// Tries the last delivery at each of its moments, until it is finished.
pub async fn tries_to_the_end(app: &TestApp) -> webhook_delivery::Model {
    loop {
        deliver(app).await;
        let last = delivery(app).await;
        match last.due_at {
            Some(due) if last.state == DeliveryState::Waiting => app.clock.set(due.0),
            _ => return last,
        }
    }
}

pub fn acting() -> Acting {
    Acting { organiser_id: Uuid::nil(), role: Role::Admin }
}

/// Somebody registers by the site's own door.
pub async fn registers(app: &TestApp, slug: &str, email: &str) -> Uuid {
    app.registrar.register(crate::registration::request(slug, email)).await.expect("registered");
    use belfry::entity::registration;
    registration::Entity::find().order_by_desc(registration::Column::Id).one(app.db.reader()).await.expect("rows").expect("a registration").id
}

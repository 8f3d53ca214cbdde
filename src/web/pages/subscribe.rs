//! The ways into a calendar program for one feed, and the page of a feed of one's own: its address, renewing,
//! revoking, its alarm. Whose page it is, is for the callers to know.

use axum::response::{IntoResponse, Redirect, Response};
use minijinja::Value;
use minijinja::context;
use serde::Serialize;
use url::form_urlencoded::byte_serialize;

use super::private;
use crate::actions::calendar_feed::Owner;
use crate::actions::calendar_feed::{open::open, renew::renew, revoke::revoke, set_alarm::set_alarm};
use crate::entity::calendar_feed;
use crate::error::Error;
use crate::keys::Purpose;
use crate::rules::feeds::ALARMS;
use crate::web::Site;
use crate::web::form::Fields;

/// One feed for the programs people use.
#[derive(Debug, Serialize)]
pub struct Subscription {
    /// The plain address, to be copied.
    address: String,
    /// Opens the calendar program of this computer or telephone.
    webcal: String,
    google: String,
    outlook: String,
    office: String,
}

impl Subscription {
    /// From the feed's absolute address and the name that its calendar gets.
    #[must_use]
    pub fn of(address: String, name: &str) -> Self {
        let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
        let webcal = address.split_once("://").map_or_else(|| address.clone(), |(_, rest)| format!("webcal://{rest}"));
        let microsoft = |host: &str| format!("https://{host}/calendar/0/addfromweb?url={}&name={}", encoded(&address), encoded(name));
        Self {
            google: format!("https://calendar.google.com/calendar/r?cid={}", encoded(&webcal)),
            outlook: microsoft("outlook.live.com"),
            office: microsoft("outlook.office.com"),
            webcal,
            address,
        }
    }

    /// The public calendar at a path of the site.
    #[must_use]
    pub fn public(site: &Site, path: &str, name: &str) -> Self {
        Self::of(site.app.links.absolute(path), name)
    }
}

/// What one can do with a feed of one's own; each is the last part of its form's address, and has a text
/// `subscribe-done-{name}`.
const VERBS: [&str; 4] = ["open", "renew", "revoke", "alarm"];

/// What a page shows of somebody's own feed; `base` is the page of the feed, under which its forms stand.
pub fn own(site: &Site, feed: Option<&calendar_feed::Model>, base: &str, query: &Fields) -> Value {
    let open = feed.filter(|feed| feed.revoked_at.is_none());
    let subscription = open.map(|feed| {
        let token = site.app.keys.derive(Purpose::Feed, feed.id, feed.generation);
        Subscription::of(site.app.links.feed(&token), &site.app.config.association_name)
    });
    let done = VERBS.into_iter().find(|verb| *verb == query.get("done"));
    context! {
        base,
        subscription => minijinja::value::Serde(subscription),
        revoked => feed.is_some() && open.is_none(),
        alarm => feed.and_then(|feed| feed.alarm_minutes).unwrap_or(0),
        alarms => ALARMS,
        done,
    }
}

/// Does what a form of the feed's page asks for, and leads back to it.
///
/// # Errors
/// `NotFound` for a verb that is none; those of the actions.
pub async fn act(site: &Site, owner: Owner, base: &str, verb: &str, fields: &Fields) -> Result<Response, Error> {
    match verb {
        "open" => open(&site.app, owner).await?,
        "renew" => renew(&site.app, owner).await?,
        "revoke" => revoke(&site.app, owner).await?,
        "alarm" => {
            let typed = fields.get("alarm");
            // What is no number is none of the choices.
            let minutes = if matches!(typed, "" | "0") { None } else { Some(typed.parse().unwrap_or(-1)) };
            set_alarm(&site.app, owner, minutes).await?;
        }
        _ => return Err(Error::NotFound),
    }
    Ok(private(Redirect::to(&format!("{base}?done={verb}")).into_response()))
}

#[cfg(test)]
mod tests {
    use super::Subscription;

    #[test]
    fn the_links_of_a_feed_lead_to_the_same_address() {
        let all = Subscription::of("https://events.example.org/calendar.ics?kind=webinar".to_owned(), "Ledenkoepel & co");
        assert_eq!(all.webcal, "webcal://events.example.org/calendar.ics?kind=webinar");
        assert_eq!(all.google, "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fevents.example.org%2Fcalendar.ics%3Fkind%3Dwebinar");
        assert!(all.outlook.starts_with("https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fevents.example.org%2F"), "{}", all.outlook);
        assert!(all.office.ends_with("&name=Ledenkoepel+%26+co"), "{}", all.office);
    }
}

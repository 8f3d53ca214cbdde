//! What is done with many participants at once: those who are ticked, or all that the filters show. Approving and
//! declining happen at once; the others have a page first that says what will follow.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};
use uuid::Uuid;

use super::cancel_event::REASON;
use super::frame::{desk_page, done_telling, id, value};
use super::messages::new_to;
use super::participant_query::{STATUSES, encoded, filter, status_code};
use super::participants::{Pressed, list, path};
use crate::actions::registration::add::{Outcome, WhenFull};
use crate::actions::registration::approve::{Several, approve, decline};
use crate::actions::registration::cancel::cancel_several;
use crate::actions::registration::move_to_event::move_to_event;
use crate::actions::registration::tag::{LIMIT as TAG_LIMIT, tag};
use crate::entity::registration::RegistrationStatus;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::desk_events::{When, desk_events};
use crate::queries::participant_list::{chosen, count_matching, matching, people_of, tags_of};
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::text::dates::{date_and_time, local};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// People at a time: so many are done well within the time that a request may take.
pub const MOST: usize = 1_000;

const AT_ONCE: [&str; 2] = ["approve", "decline"];
const WITH_A_PAGE: [&str; 4] = ["cancel", "move", "tag", "mail"];

/// Whom a button is for.
struct Chosen {
    filters: Fields,
    everybody: bool,
    ticked: Vec<Uuid>,
    people: Vec<(Uuid, RegistrationStatus)>,
    /// How many fit, when not all of them can be done at once.
    of: usize,
}

impl Chosen {
    async fn read(site: &Site, event_id: Uuid, fields: &Fields) -> Result<Self, Error> {
        let filters = Fields::parse(fields.get("filters").as_bytes());
        let everybody = fields.get("scope") == "all";
        let ticked: Vec<Uuid> = fields.all("registration").into_iter().filter_map(|id| Uuid::parse_str(id).ok()).take(MOST).collect();
        let (people, of) = if everybody {
            let filter = filter(&filters);
            let people = matching(&site.app.db, event_id, &filter, MOST as u64).await?;
            let of = if people.len() < MOST { people.len() } else { usize::try_from(count_matching(&site.app.db, event_id, &filter).await?).unwrap_or(usize::MAX) };
            (people, of)
        } else {
            let people = chosen(&site.app.db, event_id, &ticked).await?;
            let of = people.len();
            (people, of)
        };
        Ok(Self { filters, everybody, ticked, people, of })
    }

    fn ids(&self) -> Vec<Uuid> {
        self.people.iter().map(|(id, _)| *id).collect()
    }
}

/// The buttons below the list.
pub async fn act(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let event_id = id(&event)?;
    let chosen = Chosen::read(&site, event_id, &fields).await?;
    let mut faults = FieldErrors::default();
    let reason = names::text(fields.get("reason"), REASON).map_err(|fault| faults.add_fault("reason", fault)).unwrap_or_default();
    if chosen.people.is_empty() {
        faults.add("registration", "nobody-ticked");
    }
    let verb = fields.get("verb");
    if !AT_ONCE.contains(&verb) && !WITH_A_PAGE.contains(&verb) {
        faults.add("verb", "not-in-list");
    }
    if !faults.is_empty() {
        let ticked = fields.all("registration").into_iter().map(str::to_owned).collect();
        let pressed = Pressed { ticked, everybody: chosen.everybody, reason: fields.get("reason").to_owned(), faults, ..Pressed::default() };
        return list(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, &chosen.filters, &pressed).await;
    }
    // Many at once are a decision of its own: first the number, then the button.
    let reason = (!reason.is_empty()).then_some(reason);
    match verb {
        "mail" => new_to(&site, &viewer, &signed_in, event_id, &chosen.ids()).await,
        "approve" | "decline" if !chosen.everybody => Ok(at_once(&site, &viewer, &signed_in, event_id, verb, &chosen, reason).await?),
        _ => {
            let asked = Asked { reason: reason.unwrap_or_default(), ..Asked::default() };
            step(&site, &viewer, &signed_in, event_id, verb, StatusCode::OK, &chosen, asked).await
        }
    }
}

async fn at_once(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, verb: &str, chosen: &Chosen, reason: Option<String>) -> Result<Response, Error> {
    let several = match verb {
        "approve" => approve(&site.app, signed_in.acting, chosen.ids(), reason).await?,
        "decline" => decline(&site.app, signed_in.acting, chosen.ids(), reason).await?,
        _ => cancel_several(&site.app, signed_in.acting, event_id, chosen.ids(), reason).await?,
    };
    let names = people_of(&site.app.db, event_id, &chosen.ids()).await?;
    let Several { done, refused } = several;
    let refused = refused.iter().map(|(id, refusal)| context! { id => id.to_string(), name => names.get(id), reason => refusal.key() });
    result(site, viewer, signed_in, event_id, verb, done, refused.collect(), Vec::new(), chosen).await
}

#[expect(clippy::too_many_arguments, reason = "what one page shows")]
async fn result(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    event_id: Uuid,
    verb: &str,
    done: usize,
    refused: Vec<Value>,
    moved: Vec<Value>,
    chosen: &Chosen,
) -> Result<Response, Error> {
    let shown = desk_event(&site.app.db, event_id).await?;
    let context = context! {
        event => event_value(&shown),
        verb,
        done_count => done,
        refused,
        moved,
        left => chosen.of - chosen.people.len(),
        back => format!("{}?{}", path(event_id), encoded(&chosen.filters)),
    };
    Ok(desk_page(site, viewer, signed_in, StatusCode::OK, "desk/several.html", context))
}

fn event_value(shown: &DeskEvent) -> Value {
    context! { id => shown.event.id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str() }
}

/// What stands in the form of the page in between.
#[derive(Default)]
struct Asked {
    reason: String,
    search: String,
    to: String,
    when_full: String,
    tag: String,
    remove: bool,
    faults: FieldErrors,
    refusal: Option<Refusal>,
    /// More or fewer fit now than the page had said.
    changed: bool,
}

impl Asked {
    fn read(fields: &Fields) -> Self {
        let given = |name: &str| fields.get(name).to_owned();
        Self {
            reason: given("reason"),
            search: given("search"),
            to: given("to"),
            when_full: given("when_full"),
            tag: given("tag"),
            remove: fields.get("how") == "remove",
            ..Self::default()
        }
    }
}

/// The button of the page in between.
pub async fn confirm(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let verb = fields.get("verb");
    if !["approve", "decline", "cancel", "move", "tag"].contains(&verb) {
        return Err(Error::NotFound.into());
    }
    let event_id = id(&event)?;
    let chosen = Chosen::read(&site, event_id, &fields).await?;
    let mut asked = Asked::read(&fields);
    if chosen.people.is_empty() {
        let mut faults = FieldErrors::default();
        faults.add("registration", "nobody-ticked");
        return list(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, &chosen.filters, &Pressed { faults, ..Pressed::default() }).await;
    }
    // Looking for another event: nothing is done yet.
    if fields.get("look") == "yes" {
        return step(&site, &viewer, &signed_in, event_id, verb, StatusCode::OK, &chosen, asked).await;
    }
    if fields.get("count").parse() != Ok(chosen.of) {
        asked.changed = true;
        return step(&site, &viewer, &signed_in, event_id, verb, StatusCode::CONFLICT, &chosen, asked).await;
    }
    let reason = names::text(&asked.reason, REASON).map_err(|fault| asked.faults.add_fault("reason", fault)).unwrap_or_default();
    let reason = (!reason.is_empty()).then_some(reason);
    let to = Uuid::parse_str(&asked.to).ok();
    if verb == "move" && to.is_none() {
        asked.faults.add("to", "required");
    }
    if !asked.faults.is_empty() {
        return step(&site, &viewer, &signed_in, event_id, verb, StatusCode::UNPROCESSABLE_ENTITY, &chosen, asked).await;
    }
    let answer = match (verb, to) {
        ("tag", _) => tag_them(&site, &signed_in, event_id, &chosen, &asked).await,
        ("move", Some(to)) => move_them(&site, &viewer, &signed_in, event_id, to, &chosen, &asked, reason).await,
        _ => at_once(&site, &viewer, &signed_in, event_id, verb, &chosen, reason).await,
    };
    match answer {
        Err(Error::Invalid(faults)) => {
            asked.faults = faults;
            step(&site, &viewer, &signed_in, event_id, verb, StatusCode::UNPROCESSABLE_ENTITY, &chosen, asked).await
        }
        Err(Error::Refused(refusal)) => {
            asked.refusal = Some(refusal);
            step(&site, &viewer, &signed_in, event_id, verb, StatusCode::CONFLICT, &chosen, asked).await
        }
        other => Ok(other?),
    }
}

async fn tag_them(site: &Site, signed_in: &SignedIn, event_id: Uuid, chosen: &Chosen, asked: &Asked) -> Result<Response, Error> {
    let count = tag(&site.app, signed_in.acting, event_id, chosen.ids(), &asked.tag, asked.remove).await?;
    Ok(done_telling(&path(event_id), if asked.remove { "untagged" } else { "tagged" }, u64::try_from(count).unwrap_or(0)))
}

fn when_full(code: &str) -> WhenFull {
    match code {
        "wait" => WhenFull::Wait,
        "overbook" => WhenFull::Overbook,
        _ => WhenFull::Refuse,
    }
}

#[expect(clippy::too_many_arguments, reason = "who moves whom where")]
async fn move_them(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    event_id: Uuid,
    to: Uuid,
    chosen: &Chosen,
    asked: &Asked,
    reason: Option<String>,
) -> Result<Response, Error> {
    let outcomes = move_to_event(&site.app, signed_in.acting, event_id, to, chosen.ids(), when_full(&asked.when_full), reason).await?;
    let names = people_of(&site.app.db, event_id, &chosen.ids()).await?;
    let (mut refused, mut moved) = (Vec::new(), Vec::new());
    for (from, outcome) in outcomes {
        let name = names.get(&from);
        match outcome {
            Outcome::Done { registration, status, overbooked } => moved.push(context! { id => registration.to_string(), name, status => value(status), overbooked }),
            Outcome::Known(_) => refused.push(context! { id => from.to_string(), name, reason => Refusal::AlreadyRegistered.key() }),
            Outcome::Refused(refusal) => refused.push(context! { id => from.to_string(), name, reason => refusal.key() }),
        }
    }
    result(site, viewer, signed_in, event_id, "move", moved.len(), refused, moved, chosen).await
}

/// The page in between: how many, how they stand, and what will follow.
#[expect(clippy::too_many_arguments, reason = "what one page shows")]
async fn step(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, verb: &str, status: StatusCode, chosen: &Chosen, asked: Asked) -> Result<Response, PageError> {
    let language = viewer.language;
    let shown = desk_event(&site.app.db, event_id).await?;
    let stand = |status: &RegistrationStatus| chosen.people.iter().filter(|(_, theirs)| theirs == status).count();
    let counts = STATUSES.iter().map(|status| (status, stand(status))).filter(|(_, count)| *count > 0);
    let targets = if verb == "move" { targets(site, viewer, signed_in, event_id, &asked).await? } else { Vec::new() };
    let tags = if verb == "tag" { tags_of(&site.app.db, event_id).await? } else { Vec::new() };
    // In the language that the letter is likely to have.
    let reason = if verb == "move" && asked.reason.is_empty() && status == StatusCode::OK { text(shown.event.language(), "desk-move-reason") } else { asked.reason };
    let option = |code: &str| context! { value => code, label => text(language, &format!("desk-when-full-{code}")) };
    let context = context! {
        event => event_value(&shown),
        verb,
        count => chosen.of,
        now_count => chosen.people.len(),
        left => chosen.of - chosen.people.len(),
        everybody => chosen.everybody,
        ticked => if chosen.everybody { Vec::new() } else { chosen.ticked.iter().map(Uuid::to_string).collect::<Vec<_>>() },
        filters => encoded(&chosen.filters),
        counts => counts.map(|(status, count)| context! { status => status_code(*status), count }).collect::<Vec<_>>(),
        active => chosen.people.iter().filter(|(_, status)| status.is_active()).count(),
        waiting => shown.event.waiting_count,
        targets,
        known_tags => tags.into_iter().map(|(_, tag)| tag).collect::<Vec<_>>(),
        when_full => ["refuse", "wait", "overbook"].map(option).to_vec(),
        changed => asked.changed,
        values => context! { reason, search => asked.search, to => asked.to, when_full => if asked.when_full.is_empty() { "refuse".to_owned() } else { asked.when_full }, tag => asked.tag, how => if asked.remove { "remove" } else { "add" } },
        reason_limit => REASON,
        tag_limit => TAG_LIMIT,
        labels => super::frame::labels(language, &asked.faults),
        errors => value(&asked.faults.0),
        refusal => asked.refusal.map(Refusal::key),
        back => format!("{}?{}", path(event_id), encoded(&chosen.filters)),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/participants_step.html", context))
}

/// Events that are still to come and fit the search, and the one that is chosen.
async fn targets(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, asked: &Asked) -> Result<Vec<Value>, Error> {
    let coming = desk_events(&site.app.db, &signed_in.scope, site.app.clock.now(), When::Coming, &asked.search, 1).await?;
    let language = viewer.language;
    let label = |event: &crate::queries::desk_events::EventRow| {
        let day = event.starts_at.map_or_else(String::new, |start| date_and_time(language, &local(start.0, &event.time_zone)));
        let free = event.capacity.map_or_else(
            || text(language, "desk-places-unlimited"),
            |capacity| text_with(language, "desk-places-free", [("count", FluentValue::from(i64::from((capacity - event.places_taken).max(0))))]),
        );
        format!("{} · {day} · {free}", event.title)
    };
    Ok(coming.rows.iter().filter(|event| event.id != event_id).map(|event| context! { value => event.id.to_string(), label => label(event) }).collect())
}

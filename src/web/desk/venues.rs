//! Venues at the desk: found, written down, corrected with the consequences said before, archived.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, done_announcing, id, labels, page_number, query, value};
use super::session_form::{Values, optional_line};
use super::translated_fields::{self, Names};
use crate::actions::venue::archive::archive;
use crate::actions::venue::{MOST_PEOPLE, MUNICIPALITY, NAME, NOTE, POSTAL_CODE, STREET, VenueDetails, save as saving};
use crate::entity::venue;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::venue_list::{VenuePage, venue_list, venue_page};
use crate::rules::identifiers::is_postal_code;
use crate::rules::names::{self, WebAddress};
use crate::rules::permission::{Permission, Scope};
use crate::rules::translated::Translated;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const PATH: &str = "/desk/venues";
const ACCESS: Names = ["access_nl", "access_fr", "access_en"];
const TRAVEL: Names = ["travel_nl", "travel_fr", "travel_en"];
/// In the form's order.
const FIELDS: [&str; 12] =
    ["venue_name", "street", "postal_code", "municipality", "map_url", "capacity_hint", "access_nl", "access_fr", "access_en", "travel_nl", "travel_fr", "travel_en"];

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let query = query(&viewer);
    let (search, archived) = (query.get("q"), query.get("which") == "archived");
    let found = venue_list(&site.app.db, search, archived, page_number(&query)).await?;
    let row = |(venue, events): &(venue::Model, i64)| {
        context! { id => venue.id.to_string(), name => venue.name.as_str(), address => venue.address(), capacity => venue.capacity_hint, events }
    };
    let context = context! {
        rows => found.rows.iter().map(row).collect::<Vec<_>>(),
        found => context! { count => found.count, page => found.page, pages => found.pages },
        search,
        archived,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/venues.html", context))
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let values = FIELDS.into_iter().map(|name| (name, String::new())).collect();
    Ok(Form { values, ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, None))
}

pub async fn add(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let mut faults = FieldErrors::default();
    let result = match read(&fields, &mut faults) {
        Some(details) => saving::add(&site.app, signed_in.acting, details).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(_) => Ok(done(PATH, "venue-saved")),
        Err(Error::Invalid(faults)) => Ok(Form { values: typed(&fields), faults, ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, None)),
        Err(error) => Err(error.into()),
    }
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(venue): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = venue_page(&site.app.db, id(&venue)?, site.app.clock.now(), &signed_in.scope).await?;
    let form = Form { values: of(&shown.venue), version: shown.venue.version, ..Form::default() };
    Ok(form.show(&site, &viewer, &signed_in, StatusCode::OK, Some(&shown)))
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(venue): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let venue_id = id(&venue)?;
    let version = fields.version();
    let mut faults = FieldErrors::default();
    let result = match read(&fields, &mut faults) {
        Some(details) => saving::save(&site.app, signed_in.acting, venue_id, version, details).await,
        None => Err(Error::Invalid(faults)),
    };
    let form = Form { values: typed(&fields), version, ..Form::default() };
    match result {
        Ok(announcement) => Ok(done_announcing(PATH, if announcement.people > 0 { "venue-saved-told" } else { "venue-saved" }, announcement)),
        Err(Error::Invalid(faults)) => {
            let shown = venue_page(&site.app.db, venue_id, site.app.clock.now(), &signed_in.scope).await?;
            Ok(Form { faults, ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, Some(&shown)))
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = venue_page(&site.app.db, venue_id, site.app.clock.now(), &signed_in.scope).await?;
            let met = conflict(&site.app.db, viewer.language, venue_id, &of(&shown.venue), &form.values).await?;
            Ok(Form { version: shown.venue.version, conflict: met, ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, Some(&shown)))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST …/archive` and `POST …/restore`.
pub async fn shelve(State(site): State<Site>, signed_in: SignedIn, Path((venue, verb)): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let (archived, what) = match verb.as_str() {
        "archive" => (true, "venue-archived"),
        "restore" => (false, "venue-restored"),
        _ => return Err(Error::NotFound.into()),
    };
    archive(&site.app, signed_in.acting, id(&venue)?, fields.version(), archived).await?;
    Ok(done(PATH, what))
}

fn typed(fields: &Fields) -> Values {
    FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect()
}

fn of(venue: &venue::Model) -> Values {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let words = |json: &serde_json::Value| serde_json::from_value::<Translated>(json.clone()).unwrap_or_default();
    let mut values = Values::from([
        ("venue_name", venue.name.clone()),
        ("street", text(&venue.street)),
        ("postal_code", text(&venue.postal_code)),
        ("municipality", text(&venue.municipality)),
        ("map_url", text(&venue.map_url)),
        ("capacity_hint", venue.capacity_hint.map(|people| people.to_string()).unwrap_or_default()),
    ]);
    translated_fields::put(&mut values, ACCESS, &words(&venue.access));
    translated_fields::put(&mut values, TRAVEL, &words(&venue.travel));
    values
}

fn read(fields: &Fields, faults: &mut FieldErrors) -> Option<VenueDetails> {
    let name = names::line(fields.get("venue_name"), NAME).map_err(|fault| faults.add_fault("venue_name", fault)).ok();
    let street = optional_line(fields, "street", STREET, faults);
    let postal_code = optional_line(fields, "postal_code", POSTAL_CODE, faults);
    if postal_code.as_deref().is_some_and(|code| !is_postal_code(code)) {
        faults.add("postal_code", "not-a-postal-code");
    }
    let municipality = optional_line(fields, "municipality", MUNICIPALITY, faults);
    let map_url = match fields.get("map_url").trim() {
        "" => None,
        text => WebAddress::parse(text).map_err(|fault| faults.add_fault("map_url", fault)).ok(),
    };
    let capacity_hint = match fields.get("capacity_hint").trim() {
        "" => None,
        text => {
            let people = text.parse::<i32>().ok().filter(|people| (1..=MOST_PEOPLE).contains(people));
            if people.is_none() {
                faults.add("capacity_hint", "not-a-number-of-places");
            }
            people
        }
    };
    let access = translated_fields::read(fields, ACCESS, NOTE, faults);
    let travel = translated_fields::read(fields, TRAVEL, NOTE, faults);
    if !faults.is_empty() {
        return None;
    }
    Some(VenueDetails { name: name?, street, postal_code, municipality, map_url, access, travel, capacity_hint })
}

struct Form {
    values: Values,
    faults: FieldErrors,
    version: i32,
    conflict: Value,
}

impl Default for Form {
    fn default() -> Self {
        Self { values: Values::new(), faults: FieldErrors::default(), version: 0, conflict: Value::from(()) }
    }
}

impl Form {
    /// `shown`: `None` for a new one.
    fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: Option<&VenuePage>) -> Response {
        let event = |event: &crate::entity::event::Model| context! { id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str() };
        let venue = |shown: &VenuePage| {
            context! {
                id => shown.venue.id.to_string(),
                name => shown.venue.name.as_str(),
                archived => shown.venue.archived_at.is_some(),
                sessions => shown.sessions_ahead,
                events => shown.events.iter().map(event).collect::<Vec<_>>(),
                events_ahead => shown.events_ahead,
                elsewhere => shown.elsewhere,
                people => shown.people,
            }
        };
        let context = context! {
            venue => shown.map(venue),
            sees_all => signed_in.scope == Scope::All,
            zone => site.app.config.time_zone.as_str(),
            minutes => site.app.config.changes_wait.as_mins(),
            version => self.version,
            values => value(&self.values),
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
        };
        desk_page(site, viewer, signed_in, status, "desk/venue.html", context)
    }
}

/// The field of a session's form: the venues that were searched, and the chosen one.
///
/// # Errors
/// The database's.
pub async fn choices(site: &Site, values: &Values, search: &str) -> Result<Value, Error> {
    let chosen = values.get("venue").and_then(|text| Uuid::parse_str(text.trim()).ok());
    let found = crate::queries::venue_list::venue_choices(&site.app.db, search, chosen).await?;
    let label = |venue: &venue::Model| {
        let place = [Some(venue.name.as_str()), venue.municipality.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        match venue.capacity_hint {
            Some(people) => format!("{place} ({people})"),
            None => place,
        }
    };
    let options = found.iter().map(|venue| context! { value => venue.id.to_string(), label => label(venue) });
    let nothing_found = !search.trim().is_empty() && found.iter().all(|venue| Some(venue.id) == chosen);
    Ok(context! { options => options.collect::<Vec<_>>(), search, nothing_found, none => found.is_empty() && search.trim().is_empty() })
}

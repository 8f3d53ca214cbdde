//! Whom the association reaches: n of N, on a map of tiles and in a table, with the list of those not reached, and one step
//! from it to inviting them.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done_telling, id, labels, query, value};
use super::report_form::{ReportForm, as_of_words, encoded, narrowed, narrowed_value, period_words, usual};
use super::report_schedule::address as schedule_address;
use crate::actions::event::plan_invitees::plan_invitees;
use crate::documents::chart::Tiles;
use crate::error::{Error, FieldErrors};
use crate::queries::desk_events::{When, desk_events};
use crate::queries::reach_report::{Counted, not_reached, people_to_inform, reach_report};
use crate::queries::report::Asked;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::reach::{KINDS, MUNICIPALITY, Part, Reach, Share, Territory};
use crate::rules::report::Selection;
use crate::rules::report_schedule::View;
use crate::text::dates::plain_date;
use crate::text::numbers::{count, percent};
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub const PATH: &str = "/desk/reports/reach";

/// What is asked beside the selection.
pub struct Question {
    pub form: ReportForm,
    pub counted: Counted,
    kind: &'static str,
}

impl Question {
    pub fn read(query: &Fields, site: &Site) -> Self {
        let mut form = ReportForm::read(query, site.app.today());
        let counted = Counted::parse(query.get("counted")).unwrap_or_default();
        let kind = match query.get("who") {
            "" => MUNICIPALITY,
            typed => KINDS.into_iter().find(|kind| *kind == typed).unwrap_or_else(|| {
                form.faults.add("who", "not-in-list");
                MUNICIPALITY
            }),
        };
        Self { form, counted, kind }
    }

    fn address(&self, selection: &Selection) -> String {
        encoded(selection, &[("counted", self.counted.code()), ("who", self.kind)])
    }

    /// `None`: nothing was asked, or not rightly.
    ///
    /// # Errors
    /// The database's.
    pub async fn answer(&self, site: &Site, signed_in: &SignedIn) -> Result<Option<Reach>, Error> {
        if !self.form.is_asked || !self.form.faults.0.is_empty() {
            return Ok(None);
        }
        reached(site, signed_in, &self.form.selection, self.counted, self.kind).await
    }
}

/// Reach over the period of the selection; `None` without one.
///
/// # Errors
/// The database's.
pub async fn reached(site: &Site, signed_in: &SignedIn, selection: &Selection, counted: Counted, kind: &str) -> Result<Option<Reach>, Error> {
    let Some(period) = selection.period else { return Ok(None) };
    let zone = site.app.zone();
    let asked = Asked { scope: &signed_in.scope, selection, zone: &zone, now: site.app.clock.now() };
    reach_report(&site.app.db, &asked, period, counted, kind, &site.app.config.reach_area).await.map(Some)
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let question = Question::read(&query(&viewer), &site);
    let reach = question.answer(&site, &signed_in).await?;
    let language = viewer.language;
    let refused = question.form.is_asked && !question.form.faults.0.is_empty();
    let periods: Vec<Value> = usual(site.app.today())
        .into_iter()
        .map(|(key, period)| {
            let selection = Selection { period: Some(period), event: None, ..question.form.selection.clone() };
            context! { key, href => format!("{PATH}?{}", question.address(&selection)), words => period_words(language, period) }
        })
        .collect();
    let other = if question.counted == Counted::Attended { Counted::Confirmed } else { Counted::Attended };
    let option = |value: &str, label: String, checked: bool| context! { value, label, checked };
    let context = context! {
        form => question.form.fields(&site, language, &signed_in).await?,
        periods,
        counted => question.counted.code(),
        counted_choices => Counted::ALL.map(|counted| option(counted.code(), text(language, &format!("reach-counted-{}", counted.code())), counted == question.counted)),
        who_choices => KINDS.map(|kind| option(kind, kind.to_owned(), kind == question.kind)),
        reach => reach.as_ref().map(|reach| reach_value(language, reach)),
        period => question.form.selection.period.map(|period| period_words(language, period)),
        narrowed => narrowed_value(&narrowed(&site, language, &signed_in, &question.form.selection).await?),
        as_of => as_of_words(&site, site.app.clock.now()),
        query => question.address(&question.form.selection),
        schedule => schedule_address(View::Reach, &question.form.selection, &[("counted", question.counted.code()), ("who", question.kind)]),
        other => context! { code => other.code(), href => format!("{PATH}?{}", Question { counted: other, form: ReportForm::read(&query(&viewer), site.app.today()), kind: question.kind }.address(&question.form.selection)) },
        errors => value(&question.form.faults.0),
    };
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(desk_page(&site, &viewer, &signed_in, status, "desk/reach.html", context))
}

fn share_value(language: Language, share: Share) -> Value {
    context! {
        reached => count(language, share.reached),
        all => count(language, share.all),
        percent => share.permille().map_or_else(|| text(language, "report-none"), |permille| percent(language, permille)),
    }
}

/// Everything that a template shows of reach.
pub fn reach_value(language: Language, reach: &Reach) -> Value {
    let part = |part: &Part| context! { name => part.name.as_deref(), ..share_value(language, part.share) };
    let missing: Vec<&Territory> = reach.territories.iter().filter(|territory| !territory.is_reached()).collect();
    let territory = |territory: &Territory| {
        context! {
            id => territory.organisation.to_string(),
            name => territory.name.as_str(),
            province => territory.province.as_deref(),
            region => territory.reference_region.as_deref(),
            reached => territory.is_reached(),
            count => count(language, territory.count),
        }
    };
    context! {
        kind => reach.kind.as_str(),
        day => plain_date(language, reach.day),
        provinces => reach.provinces.iter().map(part).collect::<Vec<_>>(),
        regions => reach.regions.iter().map(part).collect::<Vec<_>>(),
        years => reach.years.iter().map(|year| context! { year => year.year, ..share_value(language, year.share) }).collect::<Vec<_>>(),
        maps => maps(language, reach),
        missing => missing.into_iter().map(territory).collect::<Vec<_>>(),
        elsewhere => reach.elsewhere,
        ..share_value(language, reach.share)
    }
}

/// One map of tiles for each province and reference region; the territories come in that order.
fn maps(language: Language, reach: &Reach) -> Vec<Value> {
    let key = |territory: &Territory| (territory.province.clone(), territory.reference_region.clone());
    reach
        .territories
        .chunk_by(|one, other| key(one) == key(other))
        .map(|group| {
            let tiles = Tiles::of(group.iter().map(|territory| (territory.name.clone(), territory.is_reached())));
            let share = Share { reached: tiles.tiles.iter().map(|tile| i64::from(tile.reached)).sum(), all: i64::try_from(group.len()).unwrap_or(i64::MAX) };
            context! { province => group[0].province.as_deref(), region => group[0].reference_region.as_deref(), tiles => value(&tiles), ..share_value(language, share) }
        })
        .collect()
}

pub async fn ask_invite(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    invite_form(&site, &viewer, &signed_in, StatusCode::OK, "", FieldErrors::default()).await
}

/// People of those not reached stand ready at an event; its page of invitees has the button that writes to them.
pub async fn invite(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let question = Question::read(&query(&viewer), &site);
    let Some(reach) = question.answer(&site, &signed_in).await? else { return Ok(Redirect::to(PATH).into_response()) };
    let typed = fields.get("event");
    let result = match Uuid::parse_str(typed) {
        Ok(event) => plan_invitees(&site.app, signed_in.acting, event, not_reached(&site.app.db, &reach).await?).await.map(|planned| (event, planned)),
        Err(_) => {
            let mut faults = FieldErrors::default();
            faults.add("event", if typed.is_empty() { "required" } else { "not-in-list" });
            Err(Error::Invalid(faults))
        }
    };
    match result {
        Ok((event, planned)) => Ok(done_telling(&format!("/desk/events/{event}/invitees"), "invitees-planned", planned)),
        Err(Error::Invalid(faults)) => invite_form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, typed, faults).await,
        Err(error) => Err(error.into()),
    }
}

async fn invite_form(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, typed: &str, mut faults: FieldErrors) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let question = Question::read(&query(viewer), site);
    let Some(reach) = question.answer(site, signed_in).await? else { return Ok(Redirect::to(PATH).into_response()) };
    faults.0.iter_mut().filter(|fault| fault.code == "too-many-addresses").for_each(|fault| fault.limit = Some(crate::actions::event::invite::MOST));
    let organisations = not_reached(&site.app.db, &reach).await?;
    let coming = desk_events(&site.app.db, &signed_in.scope, site.app.clock.now(), When::Coming, "", 1).await?;
    let event = |event: &crate::queries::desk_events::EventRow| {
        let when = event.starts_at.map(|start| crate::text::dates::local(start.0, &event.time_zone));
        let when = when.map(|when| crate::text::dates::date_and_time(viewer.language, &when));
        context! { value => event.id.to_string(), label => when.map_or_else(|| event.title.clone(), |when| format!("{} ({when})", event.title)) }
    };
    let chosen = id(typed).map_or_else(|_| String::new(), |id| id.to_string());
    let context = context! {
        reach => reach_value(viewer.language, &reach),
        people => people_to_inform(&site.app.db, &organisations).await?,
        coming => coming.rows.iter().filter(|event| event.status == crate::entity::event::EventStatus::Published).map(event).collect::<Vec<_>>(),
        chosen,
        query => question.address(&question.form.selection),
        errors => value(&faults.0),
        labels => labels(viewer.language, &faults),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/reach_invite.html", context))
}

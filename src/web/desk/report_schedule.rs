//! A report by mail, each week, month or quarter: the form that asks for it or changes it, the list of those that come, and their end.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, query, value};
use super::report::PATH;
use super::report_form::ReportForm;
use crate::actions::report_schedule::Rhythm;
use crate::actions::report_schedule::change::change;
use crate::actions::report_schedule::end::end;
use crate::actions::report_schedule::leave::leave;
use crate::actions::report_schedule::set_up::{Asked, set_up};
use crate::entity::report_schedule;
use crate::error::{Error, FieldErrors};
use crate::queries::desk_event::desk_event;
use crate::queries::desk_programmes::leads;
use crate::queries::programme_choices::programme_choices;
use crate::queries::reach_report::Counted;
use crate::queries::report_schedules::{Listed, possible_readers, report_schedule, report_schedules};
use crate::rules::language::Language;
use crate::rules::permission::{Permission, Role, Scope};
use crate::rules::reach::KINDS;
use crate::rules::report::Selection;
use crate::rules::report_schedule::{Covers, Every, Scheduled, View};
use crate::text::dates::plain_date;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const FORM: &str = "/desk/reports/schedule";

/// What a form was about, as it stands in its address.
struct About {
    view: View,
    scheduled: Scheduled,
}

impl About {
    /// `None`: not an address of ours.
    fn read(query: &Fields, today: Date) -> Option<Self> {
        let form = ReportForm::read(query, today);
        // Its period is not asked for: it moves along.
        if form.faults.0.iter().any(|fault| !matches!(fault.field.as_str(), "from" | "until")) {
            return None;
        }
        let view = View::parse(query.get("view")).unwrap_or_default();
        let mut more = Vec::new();
        if view == View::Reach {
            let counted = Counted::parse(query.get("counted")).unwrap_or_default();
            more.push(("counted".to_owned(), counted.code().to_owned()));
            more.extend(KINDS.into_iter().find(|kind| *kind == query.get("who")).map(|kind| ("who".to_owned(), kind.to_owned())));
        }
        Some(Self { view, scheduled: Scheduled { selection: Selection { period: None, ..form.selection }, more } })
    }

    fn more(&self) -> Vec<(&str, &str)> {
        self.scheduled.more.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
}

/// Where a report by mail is asked for; `more`: what else stands in the address of reach.
pub fn address(view: View, selection: &Selection, more: &[(&str, &str)]) -> String {
    let selection = Selection { period: None, ..selection.clone() };
    let more = more.iter().copied().chain((view == View::Reach).then_some(("view", view.code())));
    format!("{FORM}?{}", selection.in_address(more))
}

/// A form: what it is about, and what was typed or is so already.
struct Form {
    about: About,
    /// The schedule that it changes; `None`: a new one.
    changes: Option<Uuid>,
    every: Every,
    covers: Covers,
    readers: Vec<Uuid>,
    faults: FieldErrors,
}

impl Form {
    fn new(about: About, signed_in: &SignedIn) -> Self {
        Self { about, changes: None, every: Every::default(), covers: Covers::default(), readers: vec![signed_in.acting.organiser_id], faults: FieldErrors::default() }
    }

    /// That of a schedule of theirs, as it is.
    async fn of(site: &Site, signed_in: &SignedIn, id: Uuid) -> Result<Self, Error> {
        let (schedule, readers) = report_schedule(&site.app.db, id).await?.ok_or(Error::NotFound)?;
        if !may_change(signed_in, &schedule) {
            return Err(Error::NotFound);
        }
        let about = About { view: schedule.view(), scheduled: schedule.scheduled() };
        Ok(Self { about, changes: Some(id), every: schedule.every(), covers: schedule.covers(), readers, faults: FieldErrors::default() })
    }

    /// With what was typed.
    fn typed(mut self, fields: &Fields, signed_in: &SignedIn) -> Self {
        let every = Every::parse(fields.get("every"));
        // Of one event there is no period to choose.
        let covers = if self.about.scheduled.selection.event.is_some() { Some(Covers::default()) } else { Covers::parse(fields.get("covers")) };
        for (field, known) in [("every", every.is_some()), ("covers", covers.is_some())] {
            if !known {
                self.faults.add(field, "not-in-list");
            }
        }
        (self.every, self.covers) = (every.unwrap_or_default(), covers.unwrap_or_default());
        if may_choose(signed_in) {
            self.readers = fields.all("readers").into_iter().filter_map(|reader| Uuid::parse_str(reader).ok()).collect();
            if self.readers.is_empty() {
                self.faults.add("readers", "required");
            }
        } else {
            self.readers = vec![signed_in.acting.organiser_id];
        }
        self
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm { every: self.every, covers: self.covers, readers: self.readers.iter().copied().collect() }
    }

    fn action(&self) -> String {
        match self.changes {
            Some(id) => format!("{PATH}/schedules/{id}"),
            None => address(self.about.view, &self.about.scheduled.selection, &self.about.more()),
        }
    }
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let Some(about) = About::read(&query(&viewer), site.app.today()) else { return Ok(Redirect::to(PATH).into_response()) };
    page(&site, &viewer, &signed_in, StatusCode::OK, &Form::new(about, &signed_in)).await
}

pub async fn add(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let Some(about) = About::read(&query(&viewer), site.app.today()) else { return Ok(Redirect::to(PATH).into_response()) };
    let form = Form::new(about, &signed_in).typed(&fields, &signed_in);
    save(&site, &viewer, &signed_in, form, "report-scheduled").await
}

/// A report that comes already.
pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(schedule): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let form = Form::of(&site, &signed_in, id(&schedule)?).await?;
    page(&site, &viewer, &signed_in, StatusCode::OK, &form).await
}

pub async fn save_changes(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(schedule): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let form = Form::of(&site, &signed_in, id(&schedule)?).await?.typed(&fields, &signed_in);
    save(&site, &viewer, &signed_in, form, "report-rescheduled").await
}

async fn save(site: &Site, viewer: &Viewer, signed_in: &SignedIn, mut form: Form, said: &str) -> Result<Response, PageError> {
    if form.faults.0.is_empty() {
        let saved = match form.changes {
            Some(id) => change(&site.app, signed_in.acting, id, form.rhythm()).await,
            None => set_up(&site.app, signed_in.acting, Asked { view: form.about.view, scheduled: form.about.scheduled.clone(), rhythm: form.rhythm() }).await.map(drop),
        };
        match saved {
            Ok(()) => return Ok(done(PATH, said)),
            Err(Error::Invalid(faults)) => form.faults = faults,
            Err(error) => return Err(error.into()),
        }
    }
    page(site, viewer, signed_in, StatusCode::UNPROCESSABLE_ENTITY, &form).await
}

fn may_change(signed_in: &SignedIn, schedule: &report_schedule::Model) -> bool {
    schedule.may_be_changed_by(signed_in.acting.organiser_id, signed_in.acting.role)
}

/// Who writes to others chooses who gets it; everybody else asks for themselves.
fn may_choose(signed_in: &SignedIn) -> bool {
    signed_in.acting.needs(Permission::SendMessages).is_ok()
}

pub async fn stop(State(site): State<Site>, signed_in: SignedIn, Path(schedule): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    end(&site.app, signed_in.acting, id(&schedule)?).await?;
    Ok(done(PATH, "report-ended"))
}

pub async fn not_to_me(State(site): State<Site>, signed_in: SignedIn, Path(schedule): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    leave(&site.app, signed_in.acting, id(&schedule)?).await?;
    Ok(done(PATH, "report-left"))
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, form: &Form) -> Result<Response, PageError> {
    let (language, selection) = (viewer.language, &form.about.scheduled.selection);
    // Who was given no programme has nothing to read.
    if matches!(&signed_in.scope, Scope::Programmes(programmes) if programmes.is_empty()) {
        return Ok(Redirect::to(PATH).into_response());
    }
    let readers = possible_readers(&site.app.db, selection).await?;
    if !readers.iter().any(|(id, _)| *id == signed_in.acting.organiser_id) {
        return Err(Error::Forbidden.into());
    }
    let event = match selection.event {
        Some(event) => Some(desk_event(&site.app.db, event).await?.event),
        None => None,
    };
    let names = Names::of(site).await?;
    let day = site.app.today();
    let option = |code: &str, key: &str| context! { value => code, label => text(language, &format!("{key}-{code}")) };
    let readers: Vec<Value> = readers.into_iter().map(|(id, name)| context! { value => id.to_string(), label => name, checked => form.readers.contains(&id) }).collect();
    let time = site.app.config.report_time;
    let context = context! {
        view => form.about.view.code(),
        changes => form.changes.is_some(),
        event => event.map(|event| context! { id => event.id.to_string(), title => event.title, language => event.language }),
        narrowed => names.words(language, selection),
        action => form.action(),
        back => if form.changes.is_some() { PATH.to_owned() } else { back(&form.about) },
        every => form.every.code(),
        every_choices => Every::ALL.map(|every| option(every.code(), "schedule-every")),
        covers => form.covers.code(),
        covers_choices => Covers::ALL.map(|covers| option(covers.code(), "schedule-covers")),
        next => Every::ALL.map(|every| context! { every => every.code(), day => plain_date(language, every.next(day)) }),
        time => format!("{:02}:{:02}", time.hour(), time.minute()),
        readers => if may_choose(signed_in) { readers } else { Vec::new() },
        labels => labels(language, &form.faults),
        errors => value(&form.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/report_schedule.html", context))
}

fn back(about: &About) -> String {
    let path = if about.view == View::Reach { super::reach::PATH } else { PATH };
    if about.scheduled.selection.event.is_some() { format!("{path}?{}", about.scheduled.in_address()) } else { path.to_owned() }
}

/// What a selection names.
struct Names {
    programmes: Vec<(Uuid, String)>,
    leads: Vec<(Uuid, String)>,
}

impl Names {
    async fn of(site: &Site) -> Result<Self, Error> {
        Ok(Self { programmes: programme_choices(&site.app.db).await?, leads: leads(&site.app.db).await? })
    }

    /// Programmes, kind and lead, as far as it names them.
    fn words(&self, language: Language, selection: &Selection) -> Vec<String> {
        let named = |all: &[(Uuid, String)], id: &Uuid| all.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone());
        let mut words: Vec<String> = selection.programmes.iter().filter_map(|id| named(&self.programmes, id)).collect();
        words.extend(selection.kind.as_ref().map(|kind| text(language, &format!("kind-{kind}"))));
        words.extend(selection.lead.as_ref().and_then(|lead| named(&self.leads, lead)));
        words
    }
}

/// The reports that come by mail, as the page of reports lists them.
///
/// # Errors
/// The database's.
pub async fn listed(site: &Site, language: Language, signed_in: &SignedIn) -> Result<Vec<Value>, Error> {
    let found = report_schedules(&site.app.db, signed_in.acting.organiser_id, signed_in.acting.role == Role::Admin).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::of(site).await?;
    Ok(found.iter().map(|one| line(language, &names, one, may_change(signed_in, &one.schedule))).collect())
}

fn line(language: Language, names: &Names, listed: &Listed, theirs: bool) -> Value {
    let (schedule, scheduled) = (&listed.schedule, listed.schedule.scheduled());
    let path = if schedule.view() == View::Reach { super::reach::PATH } else { PATH };
    let next: Option<Date> = schedule.due_on.parse().ok();
    // The one that came last, or would have.
    let period = next.map(|next| schedule.every().latest(next.yesterday().unwrap_or(next))).map(|last| schedule.covers().period(schedule.every(), last));
    let shown = Scheduled { selection: Selection { period: period.filter(|_| scheduled.selection.event.is_none()), ..scheduled.selection.clone() }, more: scheduled.more.clone() };
    context! {
        id => schedule.id.to_string(),
        view => schedule.view().code(),
        event => listed.event.as_ref().map(|(title, language)| context! { title => title.as_str(), language => language.as_str() }),
        narrowed => names.words(language, &scheduled.selection),
        every => schedule.every().code(),
        covers => if scheduled.selection.event.is_none() { schedule.covers().code() } else { "" },
        next => next.map(|day| plain_date(language, day)),
        href => format!("{path}?{}", shown.in_address()),
        made_by => listed.made_by.as_deref(),
        readers => listed.readers.clone(),
        reads => listed.reads,
        theirs,
    }
}

//! "On your own site": what a webmaster copies, with the choices and how it then looks; and which sites may show it.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use minijinja::{Value, context};
use sea_orm::ActiveEnum;
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, query, value};
use super::programmes::{head, languages};
use super::session_form::Values;
use crate::actions::programme::set_sites::set_sites;
use crate::entity::event::{EventFormat, EventKind};
use crate::entity::programme;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_programmes::one;
use crate::queries::event_list::EventFilter;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::web_origin::WebOrigin;
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::embed::choice::{Choice, Letters, Look, Theme, View};
use crate::web::embed::{sites, style};
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::layers::CONTENT_SECURITY_POLICY;
use crate::web::pages::events;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const FIELD: &str = "embed_origins";

fn path(programme: Uuid) -> String {
    format!("{}/embed", links::desk_programme(programme))
}

pub async fn of_all(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    page(&site, &viewer, &signed_in, StatusCode::OK, None, &Form::default())
}

pub async fn of_programme(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let shown = one(&site.app.db, id(&programme)?).await?;
    let form = Form { typed: lines(&shown), version: shown.version, ..Form::default() };
    page(&site, &viewer, &signed_in, StatusCode::OK, Some(&shown), &form)
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditProgrammes)?;
    let programme_id = id(&programme)?;
    let typed = fields.get(FIELD);
    let result = match WebOrigin::list(typed) {
        Ok(sites) => set_sites(&site.app, signed_in.acting, programme_id, fields.version(), sites).await,
        Err(_) => {
            let mut faults = FieldErrors::default();
            faults.add(FIELD, "not-a-site");
            Err(Error::Invalid(faults))
        }
    };
    let form = Form { typed: typed.to_owned(), version: fields.version(), ..Form::default() };
    let shown = one(&site.app.db, programme_id).await?;
    match result {
        Ok(()) => Ok(done(&path(programme_id), "sites-saved")),
        Err(Error::Invalid(faults)) => page(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, Some(&shown), &Form { faults, ..form }),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let values = |text: String| Values::from([(FIELD, text)]);
            let met = conflict(&site.app.db, viewer.language, programme_id, &values(lines(&shown)), &values(form.typed.clone())).await?;
            page(&site, &viewer, &signed_in, StatusCode::CONFLICT, Some(&shown), &Form { version: shown.version, conflict: met, ..form })
        }
        Err(error) => Err(error.into()),
    }
}

/// One site a line.
fn lines(programme: &programme::Model) -> String {
    programme.embed_origins.replace(' ', "\n")
}

/// The form of the sites.
struct Form {
    typed: String,
    version: i32,
    faults: FieldErrors,
    conflict: Value,
}

impl Default for Form {
    fn default() -> Self {
        Self { typed: String::new(), version: -1, faults: FieldErrors::default(), conflict: Value::from(()) }
    }
}

fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, programme: Option<&programme::Model>, form: &Form) -> Result<Response, PageError> {
    let language = viewer.language;
    let chosen = chosen(site, &query(viewer), programme);
    let usual = style::usual(site.assets.style(), chosen.look);
    let adjusted = style::adjusted(site.assets.style(), chosen.look);
    let colours = chosen.look.colours;
    let shown = [("accent", colours.accent, usual[0]), ("background", colours.background, usual[1]), ("ink", colours.text, usual[2])];
    let title = match programme {
        Some(programme) => programme.name_in(language),
        None => site.app.config.association_name.clone(),
    };
    let all = |ending: &str| site.app.links.absolute(&events::feed_address(&chosen.filter, ending));
    let context = context! {
        programme => programme.map(|programme| head(site, language, programme)),
        here => programme.map_or_else(|| "/desk/embed".to_owned(), |programme| path(programme.id)),
        choices => choices(language),
        values => value(values(&chosen)),
        colours => shown.map(|(name, colour, usual)| context! { name, value => colour.unwrap_or(usual).css() }).to_vec(),
        adjusted => context! { accent => adjusted.accent, ink => adjusted.text },
        sizes => chosen.sizes_itself,
        preview => chosen.path(),
        snippet => snippet(site, language, &chosen, &title)?,
        feeds => ["ics", "atom", "json"].map(|ending| context! { ending, href => all(ending) }).to_vec(),
        sites => sites(site, programme).iter().map(|origin| origin.as_str().to_owned()).collect::<Vec<_>>(),
        zone => site.app.config.time_zone.as_str(),
        version => form.version,
        typed => form.typed.as_str(),
        labels => labels(language, &form.faults),
        errors => value(&form.faults.0),
        conflict => form.conflict.clone(),
    };
    let mut response = desk_page(site, viewer, signed_in, status, "desk/embed.html", context);
    // The preview is a page of ours, and the only frame.
    if let Ok(policy) = HeaderValue::try_from(format!("{CONTENT_SECURITY_POLICY}; frame-src 'self'")) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Ok(response)
}

/// What the form has chosen; a colour that is the house's own is no choice.
fn chosen(site: &Site, fields: &Fields, programme: Option<&programme::Model>) -> Choice {
    let view = View::ALL.into_iter().find(|view| view.code() == fields.get("view")).unwrap_or_default();
    let mut chosen = Choice::read(view, fields);
    chosen.filter = EventFilter {
        programme: programme.map(|programme| programme.slug.clone()).unwrap_or_default(),
        kind: chosen.filter.kind,
        format: chosen.filter.format,
        language: chosen.filter.language,
        page: 1,
        ..EventFilter::default()
    };
    // `language` is that of this page.
    chosen.language = Language::ALL.into_iter().find(|language| language.code() == fields.get("in_language"));
    chosen.sizes_itself = fields.get("sizes") == "1" || fields.get("view").is_empty();
    let of = |theme: Theme| style::usual(site.assets.style(), Look { theme, ..Look::default() });
    let house = [of(Theme::Light), of(Theme::Dark)];
    let own = |at: usize, colour: Option<crate::rules::embed_colours::Colour>| colour.filter(|colour| house.iter().all(|usual| usual[at] != *colour));
    let colours = &mut chosen.look.colours;
    (colours.accent, colours.background, colours.text) = (own(0, colours.accent), own(1, colours.background), own(2, colours.text));
    chosen
}

fn values(chosen: &Choice) -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("view", chosen.view.code().to_owned()),
        ("kind", chosen.filter.kind.map(|kind| kind.to_value()).unwrap_or_default()),
        ("format", chosen.filter.format.map(|format| format.to_value()).unwrap_or_default()),
        ("held_in", chosen.filter.language.map(|language| language.code().to_owned()).unwrap_or_default()),
        ("in_language", chosen.language.map(|language| language.code().to_owned()).unwrap_or_default()),
        ("theme", chosen.look.theme.code().to_owned()),
        ("letters", chosen.look.letters.code().to_owned()),
        ("count", chosen.count.to_string()),
    ])
}

/// What each list of the form offers.
fn choices(language: Language) -> Value {
    let option = |value: &str, label: String| context! { value, label };
    let worded = |prefix: &str, codes: &[&str]| codes.iter().map(|code| option(code, text(language, &format!("{prefix}-{code}")))).collect::<Vec<_>>();
    let with_all = |key: &str, others: Vec<Value>| std::iter::once(option("", text(language, key))).chain(others).collect::<Vec<_>>();
    let kinds = <EventKind as sea_orm::Iterable>::iter().map(|kind| option(&kind.to_value(), text(language, &format!("kind-{}", kind.to_value())))).collect();
    let formats = <EventFormat as sea_orm::Iterable>::iter().map(|format| option(&format.to_value(), text(language, &format!("format-{}", format.to_value())))).collect();
    context! {
        view => worded("sites-view", &View::ALL.map(View::code)),
        theme => worded("sites-theme", &Theme::ALL.map(Theme::code)),
        letters => worded("sites-letters", &Letters::ALL.map(Letters::code)),
        kind => with_all("page-filter-all-kinds", kinds),
        format => with_all("page-filter-all-formats", formats),
        held_in => with_all("page-filter-all-languages", worded("page-language", &["nl", "fr", "en"])),
        in_language => with_all("sites-language-readers", languages(language)),
    }
}

/// What is copied into the other site.
fn snippet(site: &Site, language: Language, chosen: &Choice, title: &str) -> Result<String, Error> {
    let language = chosen.language.unwrap_or(language);
    let context = context! {
        // All else in an address of ours is encoded as addresses are.
        src => site.app.links.absolute(&chosen.path()).replace('&', "&amp;"),
        script => site.app.links.absolute("/embed.js"),
        title => text_with(language, "sites-frame-title", [("association", title.to_owned().into())]),
        sizes => chosen.sizes_itself,
        height => if chosen.view == View::List { 600 } else { 720 },
    };
    let written = site.templates.render("desk/embed_snippet.txt", language, context).map_err(|error| Error::Internal(anyhow::anyhow!("desk/embed_snippet.txt: {error:#}")))?;
    Ok(written.trim().to_owned())
}

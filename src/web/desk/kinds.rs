//! What new events of each kind begin with: for administrators.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use sea_orm::{ActiveEnum, Iterable};

use super::frame::{desk_page, done, labels, value};
use crate::actions::kind::set_defaults::set_defaults;
use crate::entity::event::EventFormat;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::kind_defaults::{Kind, all_kinds, kind_of};
use crate::rules::kind_defaults::KindDefaults;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::registration::Approval;
use crate::rules::salutation::Salutation;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const LIST: &str = "/desk/kinds";

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditKinds)?;
    let kinds: Vec<Value> = all_kinds(&site.app.db).await?.iter().map(|kind| context! { code => kind.kind.to_value(), defaults => value(&kind.defaults) }).collect();
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/kinds.html", context! { kinds }))
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(kind): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditKinds)?;
    let kind = kind_of(&site.app.db, &kind).await?;
    let version = kind.version;
    let capacity = kind.defaults.capacity.map(|capacity| capacity.to_string()).unwrap_or_default();
    Ok(form(&site, &viewer, &signed_in, StatusCode::OK, &kind, &capacity, version, &FieldErrors::default(), None))
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(kind): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditKinds)?;
    let saved = kind_of(&site.app.db, &kind).await?;
    let mut faults = FieldErrors::default();
    let defaults = read(&fields, &mut faults);
    let typed = Kind { defaults: defaults.clone(), ..saved.clone() };
    let result = if faults.is_empty() { set_defaults(&site.app, signed_in.acting, saved.kind, fields.version(), defaults).await } else { Err(Error::Invalid(faults)) };
    let capacity = fields.get("capacity");
    match result {
        Ok(()) => Ok(done(LIST, "kind-saved")),
        Err(Error::Invalid(faults)) => Ok(form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &typed, capacity, fields.version(), &faults, None)),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            Ok(form(&site, &viewer, &signed_in, StatusCode::CONFLICT, &typed, capacity, saved.version, &FieldErrors::default(), Some(&saved.defaults)))
        }
        Err(error) => Err(error.into()),
    }
}

fn read(fields: &Fields, faults: &mut FieldErrors) -> KindDefaults {
    let capacity = match fields.get("capacity").trim() {
        "" => None,
        text => text.parse::<i32>().map_err(|_| faults.add("capacity", "not-a-number-of-places")).ok(),
    };
    let approval = match fields.get("approval") {
        "none" => Approval::None,
        "holds_place" => Approval::HoldsPlace,
        "no_place" => Approval::NoPlace,
        _ => {
            faults.add("approval", "not-in-list");
            Approval::None
        }
    };
    let salutation = Salutation::parse(fields.get("salutation")).unwrap_or_else(|| {
        faults.add("salutation", "not-in-list");
        Salutation::default()
    });
    KindDefaults {
        format: fields.get("format").to_owned(),
        capacity,
        waiting_list: fields.checked("waiting_list"),
        approval,
        salutation,
        diet: fields.checked("needs_diet"),
        access: fields.checked("needs_access"),
        reminder: fields.checked("reminder"),
        joining: fields.checked("joining"),
        thanks: fields.checked("thanks"),
        missed: fields.checked("missed"),
    }
}

#[expect(clippy::too_many_arguments, reason = "what one page shows")]
fn form(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    status: StatusCode,
    kind: &Kind,
    capacity: &str,
    version: i32,
    faults: &FieldErrors,
    met: Option<&KindDefaults>,
) -> Response {
    let option = |value: &str, key: String| context! { value, label => text(viewer.language, &key) };
    let context = context! {
        kind => kind.kind.to_value(),
        version,
        values => value(&kind.defaults),
        capacity,
        labels => labels(viewer.language, faults),
        errors => value(&faults.0),
        conflict => met.map(|saved| context! { name => (), at => (), differing => differing(viewer.language, saved, &kind.defaults) }),
        formats => EventFormat::iter().map(|format| option(&format.to_value(), format!("format-{}", format.to_value()))).collect::<Vec<_>>(),
        approvals => ["none", "holds_place", "no_place"].map(|code| option(code, format!("desk-approval-{}", code.replace('_', "-")))).to_vec(),
        salutations => Salutation::ALL.map(|salutation| option(salutation.code(), format!("desk-salutation-{}", salutation.code()))).to_vec(),
    };
    desk_page(site, viewer, signed_in, status, "desk/kind.html", context)
}

/// What somebody else saved in between, where it is not what was typed.
fn differing(language: Language, saved: &KindDefaults, typed: &KindDefaults) -> Vec<Value> {
    let shown = |defaults: &KindDefaults| {
        let words = |key: String| text(language, &key);
        let box_words = |ticked: bool| text(language, if ticked { "desk-yes" } else { "desk-no" });
        let approval = value(defaults.approval).to_string().replace('_', "-");
        [
            ("format", "desk-label-format", words(format!("format-{}", defaults.format))),
            ("capacity", "desk-label-capacity", defaults.capacity.map_or_else(|| text(language, "desk-unlimited"), |places| places.to_string())),
            ("approval", "desk-label-approval", words(format!("desk-approval-{approval}"))),
            ("salutation", "desk-label-salutation", words(format!("desk-salutation-{}", defaults.salutation.code()))),
            ("waiting_list", "desk-label-waiting-list", box_words(defaults.waiting_list)),
            ("needs_diet", "desk-label-needs-diet", box_words(defaults.diet)),
            ("needs_access", "desk-label-needs-access", box_words(defaults.access)),
            ("reminder", "desk-letter-reminder", box_words(defaults.reminder)),
            ("joining", "desk-letter-joining", box_words(defaults.joining)),
            ("thanks", "desk-letter-thanks", box_words(defaults.thanks)),
            ("missed", "desk-letter-missed", box_words(defaults.missed)),
        ]
    };
    let differs = |((field, label, saved), (_, _, typed)): ((&'static str, &'static str, String), (_, _, String))| {
        (saved != typed).then(|| context! { field, label => text(language, label), saved })
    };
    shown(saved).into_iter().zip(shown(typed)).filter_map(differs).collect()
}

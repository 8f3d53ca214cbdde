//! Whether an event gives certificates, whether they are mailed by themselves, and who signs: name, function, an image that is written anew.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, value};
use super::reminders::event_value;
use super::session_form::Values;
use crate::actions::certificate::save_settings::{NewPicture, NewSettings, SIGNER, save_settings};
use crate::actions::file::store::NewFile;
use crate::certificates::{Settings, settings};
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::pictures::{Picture, PictureFault, logo};
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::rules::certificate::SignaturePicture;
use crate::rules::file_kind::is_svg;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::certificate_view::Album;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::session::SignedIn;
use crate::web::upload::{DeskUpload, Upload};
use crate::web::viewer::Viewer;

const FIELDS: [&str; 4] = ["gives_certificates", "certificates_by_itself", "signer_name", "signer_function"];

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let saved = settings(site.app.db.reader(), &shown.event).await?;
    let form = Form { values: of(&saved), version: saved.version, ..Form::default() };
    form.page(&site, &viewer, &signed_in, StatusCode::OK, &shown, &saved).await
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskUpload(upload): DeskUpload) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id: Uuid = id(&event)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let fields = &upload.fields;
    let form = Form { values: FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect(), version: fields.version(), ..Form::default() };
    let mut faults = FieldErrors::default();
    let picture = picture(&upload, &mut faults).await?;
    let result = match faults.into_result() {
        Ok(()) => save_settings(&site.app, signed_in.acting, event_id, form.version, read(fields, picture)).await,
        Err(error) => Err(error),
    };
    let saved = settings(site.app.db.reader(), &shown.event).await?;
    match result {
        Ok(()) => Ok(done(&links::desk_certificates(event_id), "certificate-settings-saved")),
        Err(Error::Invalid(mut faults)) => {
            if !upload.files.is_empty() && !faults.0.iter().any(|fault| fault.field == "signature") {
                faults.add("signature", "file-again-please");
            }
            Form { faults, ..form }.page(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown, &saved).await
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let met = conflict(&site.app.db, viewer.language, event_id, &of(&saved), &form.values).await?;
            Form { version: saved.version, met, ..form }.page(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown, &saved).await
        }
        Err(error) => Err(error.into()),
    }
}

fn of(saved: &Settings) -> Values {
    let yes = |is: bool| if is { "yes" } else { "" }.to_owned();
    let signature = saved.signature.as_ref();
    Values::from([
        ("gives_certificates", yes(saved.gives)),
        ("certificates_by_itself", yes(saved.by_itself)),
        ("signer_name", signature.map(|signature| signature.name.clone()).unwrap_or_default()),
        ("signer_function", signature.and_then(|signature| signature.function.clone()).unwrap_or_default()),
    ])
}

fn read(fields: &Fields, picture: NewPicture) -> NewSettings {
    NewSettings {
        gives: fields.checked("gives_certificates"),
        by_itself: fields.checked("certificates_by_itself"),
        signer_name: fields.get("signer_name").trim().to_owned(),
        signer_function: fields.get("signer_function").trim().to_owned(),
        picture,
    }
}

async fn picture(upload: &Upload, faults: &mut FieldErrors) -> Result<NewPicture, Error> {
    let Some(file) = upload.file("signature", faults) else {
        return Ok(if upload.fields.checked("remove_signature") { NewPicture::Removed } else { NewPicture::Kept });
    };
    let bytes = file.bytes.clone();
    let read = if is_svg(&file.name.ending(), &bytes) { Err(PictureFault::Svg) } else { in_the_background(move || logo(&bytes)).await? };
    Ok(match read {
        Ok(Picture { bytes, media_type, width, height }) => NewPicture::New { file: NewFile { bytes, media_type }, width, height },
        Err(fault) => {
            faults.add("signature", fault.code());
            NewPicture::Kept
        }
    })
}

/// The form in one of its states.
#[derive(Default)]
struct Form {
    values: Values,
    version: i32,
    faults: FieldErrors,
    met: Value,
}

impl Form {
    async fn page(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent, saved: &Settings) -> Result<Response, PageError> {
        let signature = match saved.signature.as_ref().and_then(|signature| signature.picture) {
            Some(SignaturePicture { file_id, width, height }) => {
                let mut album = Album::default();
                album.add(&site.app, file_id).await?;
                album.in_page(file_id).map(|src| context! { src, width => (width + 1) / 2, height => (height + 1) / 2 })
            }
            None => None,
        };
        let context = context! {
            event => event_value(shown),
            zone => shown.zone(&site.app.config.time_zone),
            version => self.version,
            values => value(&self.values),
            limit => SIGNER,
            signature,
            // From another event of the programme, until it is saved here.
            lent => saved.version == 0 && saved.signature.is_some(),
            most => site.app.config.upload_bytes / (1024 * 1024),
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            conflict => if self.met.is_undefined() { Value::from(()) } else { self.met },
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/certificate_settings.html", context))
    }
}

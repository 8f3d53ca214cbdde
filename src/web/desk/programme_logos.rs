//! Logos of a programme: an uploaded image is written anew before it is kept.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, value};
use super::programmes::head;
use crate::actions::file::store::NewFile;
use crate::actions::programme::ALTERNATIVE;
use crate::actions::programme::add_logo::{NewLogo, add_logo};
use crate::actions::programme::remove_logo::remove_logo;
use crate::error::{Error, FieldErrors};
use crate::links;
use crate::pictures::{self, Picture, PictureFault};
use crate::queries::desk_programmes::one;
use crate::queries::programme_logos::programme_logos;
use crate::rules::file_kind::is_svg;
use crate::rules::names::{self, WebAddress};
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::material_view;
use crate::web::session::SignedIn;
use crate::web::upload::{DeskUpload, Upload};
use crate::web::viewer::Viewer;

fn path(programme: Uuid) -> String {
    format!("{}/logos", links::desk_programme(programme))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditProgrammes)?;
    page(&site, &viewer, &signed_in, StatusCode::OK, id(&programme)?, &Fields::default(), &FieldErrors::default()).await
}

pub async fn add(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>, DeskUpload(upload): DeskUpload) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditProgrammes)?;
    let programme_id = id(&programme)?;
    let mut faults = FieldErrors::default();
    let result = match read(&upload, &mut faults).await? {
        Some(logo) => add_logo(&site.app, signed_in.acting, programme_id, logo).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(()) => Ok(done(&path(programme_id), "logo-added")),
        Err(Error::Invalid(mut faults)) => {
            if !upload.files.is_empty() && !faults.0.iter().any(|fault| fault.field == "logo") {
                faults.add("logo", "file-again-please");
            }
            page(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, programme_id, &upload.fields, &faults).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn read(upload: &Upload, faults: &mut FieldErrors) -> Result<Option<NewLogo>, Error> {
    let before = faults.0.len();
    let picture = match upload.file("logo", faults) {
        Some(file) if is_svg(&file.name.ending(), &file.bytes) => Err(PictureFault::Svg),
        Some(file) => {
            let bytes = file.bytes.clone();
            in_the_background(move || pictures::logo(&bytes)).await?
        }
        None => {
            if faults.0.len() == before {
                faults.add("logo", "file-needed");
            }
            Err(PictureFault::NotAnImage)
        }
    };
    if let (Err(fault), true) = (&picture, faults.0.len() == before) {
        faults.add("logo", fault.code());
    }
    let alternative = names::line(upload.fields.get("alternative"), ALTERNATIVE).map_err(|fault| faults.add_fault("alternative", fault)).ok();
    let url = match upload.fields.get("url").trim() {
        "" => None,
        url => WebAddress::parse(url).map_err(|fault| faults.add_fault("url", fault)).ok(),
    };
    if faults.0.len() > before {
        return Ok(None);
    }
    let logo = picture.ok().zip(alternative).map(|(Picture { bytes, media_type, width, height }, alternative)| NewLogo {
        picture: NewFile { bytes, media_type },
        width,
        height,
        alternative,
        url,
    });
    Ok(logo)
}

pub async fn remove(State(site): State<Site>, signed_in: SignedIn, Path((programme, logo)): Path<(String, String)>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let programme_id = id(&programme)?;
    remove_logo(&site.app, signed_in.acting, programme_id, id(&logo)?).await?;
    Ok(done(&path(programme_id), "logo-removed"))
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, programme_id: Uuid, fields: &Fields, faults: &FieldErrors) -> Result<Response, PageError> {
    let shown = one(&site.app.db, programme_id).await?;
    let logos = programme_logos(site.app.db.reader(), programme_id).await?;
    let context = context! {
        programme => head(site, viewer.language, &shown),
        logos => material_view::logos(&logos),
        values => context! { alternative => fields.get("alternative"), url => fields.get("url") },
        most => site.app.config.upload_bytes / (1024 * 1024),
        labels => labels(viewer.language, faults),
        errors => value(&faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/programme_logos.html", context))
}

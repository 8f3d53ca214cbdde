//! `/r/{token}/materials/{material}`: a file for somebody with a place. Opening it changes nothing.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use uuid::Uuid;

use super::private;
use super::way::Way;
use crate::error::Error;
use crate::queries::readable_materials::of_registrations;
use crate::web::Site;
use crate::web::download::{Keep, of_material};
use crate::web::errors::PageError;

pub async fn download(State(site): State<Site>, way: Way, headers: HeaderMap, Path(names): Path<HashMap<String, String>>) -> Result<Response, PageError> {
    let id = names.get("material").and_then(|id| Uuid::try_parse(id).ok()).ok_or(Error::NotFound)?;
    let found = way.find(&site).await?;
    let registration = &found.registration;
    let mut mine = of_registrations(site.app.db.reader(), &[(registration, &found.event)], site.app.clock.now()).await?;
    let material = mine.remove(&registration.id).unwrap_or_default().into_iter().find(|readable| readable.material.id == id).ok_or(Error::NotFound)?;
    Ok(private(of_material(&site, &headers, &material.material, Keep::Never).await?))
}

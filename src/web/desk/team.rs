//! The team: who is in it, adding somebody, changing what somebody may do, and letting somebody go.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, value};
use crate::actions::organiser::change::change;
use crate::actions::organiser::invite::invite;
use crate::actions::organiser::member::Member;
use crate::actions::organiser::switch_off::switch_off;
use crate::actions::organiser::switch_on::switch_on;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::programme_choices::programme_choices;
use crate::queries::team::{TeamMember, member, team};
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName};
use crate::rules::permission::{Permission, Role};
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// The form as it is shown.
#[derive(Default)]
struct Typed {
    name: String,
    email: String,
    role: String,
    language: String,
    /// `all` or `chosen`.
    reach: String,
    programmes: Vec<String>,
    version: i32,
    faults: FieldErrors,
    refusal: Option<Refusal>,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        Self {
            name: fields.get("name").to_owned(),
            email: fields.get("email").to_owned(),
            role: fields.get("role").to_owned(),
            language: fields.get("language").to_owned(),
            reach: fields.get("reach").to_owned(),
            programmes: fields.all("programmes").into_iter().map(str::to_owned).collect(),
            version: fields.version(),
            ..Self::default()
        }
    }

    fn saved(member: &TeamMember) -> Self {
        let organiser = &member.organiser;
        Self {
            name: organiser.name.clone(),
            email: organiser.email.clone(),
            role: organiser.role.clone(),
            language: organiser.language.clone(),
            reach: if organiser.all_programmes { "all" } else { "chosen" }.to_owned(),
            programmes: member.programmes.iter().map(Uuid::to_string).collect(),
            version: organiser.version,
            ..Self::default()
        }
    }

    /// What was typed, when it can be understood; faults go to their fields.
    fn read(&mut self) -> Option<Member> {
        let faults = &mut self.faults;
        let name = PersonName::parse(&self.name).map_err(|fault| faults.add_fault("name", fault)).ok();
        let role = Role::parse(&self.role);
        if role.is_none() {
            faults.add("role", "not-in-list");
        }
        let language = Language::parse(&self.language);
        if language.is_none() {
            faults.add("language", "not-in-list");
        }
        let programmes: Option<Vec<Uuid>> = match self.reach.as_str() {
            "all" => None,
            "chosen" => Some(self.programmes.iter().filter_map(|id| Uuid::parse_str(id).ok()).collect()),
            _ => {
                faults.add("reach", "not-in-list");
                None
            }
        };
        if faults.is_empty() { Some(Member { name: name?, role: role?, language: language?, programmes }) } else { None }
    }
}

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageTeam)?;
    let programmes = programme_choices(&site.app.db).await?;
    let row = |member: TeamMember| {
        let names: Vec<String> = programmes.iter().filter(|(id, _)| member.programmes.contains(id)).map(|(_, name)| name.clone()).collect();
        context! {
            id => member.organiser.id.to_string(),
            name => member.organiser.name.as_str(),
            email => member.organiser.email.as_str(),
            role => member.organiser.role.as_str(),
            active => member.organiser.active,
            programmes => (!member.organiser.all_programmes).then_some(names),
            seen_at => member.seen_at.map(|moment| moment.0.to_string()),
        }
    };
    let rows: Vec<Value> = team(site.app.db.reader()).await?.into_iter().map(row).collect();
    let context = context! { rows, zone => site.app.config.time_zone.as_str() };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/team.html", context))
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageTeam)?;
    let blank = Typed { role: Role::Organiser.code().to_owned(), language: viewer.language.code().to_owned(), reach: "all".to_owned(), ..Typed::default() };
    form(&site, &viewer, &signed_in, StatusCode::OK, None, &blank).await
}

pub async fn add(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageTeam)?;
    let mut typed = Typed::of(&fields);
    let email = EmailAddress::parse(&typed.email).map_err(|fault| typed.faults.add_fault("email", fault)).ok();
    let result = match (typed.read(), email) {
        (Some(member), Some(email)) => invite(&site.app, signed_in.acting, email, member).await,
        _ => Err(Error::Invalid(std::mem::take(&mut typed.faults))),
    };
    match result {
        Ok(_) => Ok(done("/desk/team", "organiser-added")),
        Err(Error::Invalid(faults)) => {
            typed.faults = faults;
            form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, None, &typed).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(organiser): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageTeam)?;
    let (shown, _) = member(site.app.db.reader(), id(&organiser)?, site.app.clock.now().into()).await?;
    form(&site, &viewer, &signed_in, StatusCode::OK, Some(&shown), &Typed::saved(&shown)).await
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(organiser): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageTeam)?;
    let organiser_id = id(&organiser)?;
    let mut typed = Typed::of(&fields);
    let result = match typed.read() {
        Some(member) => change(&site.app, signed_in.acting, organiser_id, typed.version, member).await,
        None => Err(Error::Invalid(std::mem::take(&mut typed.faults))),
    };
    let (status, refusal) = match result {
        Ok(changed) => return Ok(done("/desk/team", if changed { "organiser-saved" } else { "nothing-changed" })),
        Err(Error::Invalid(faults)) => {
            typed.faults = faults;
            (StatusCode::UNPROCESSABLE_ENTITY, None)
        }
        Err(Error::Refused(refusal)) => (StatusCode::CONFLICT, Some(refusal)),
        Err(error) => return Err(error.into()),
    };
    let (shown, _) = member(site.app.db.reader(), organiser_id, site.app.clock.now().into()).await?;
    typed.refusal = refusal;
    // Saved once more, what is typed goes over what somebody else saved: the page shows both.
    typed.version = shown.organiser.version;
    form(&site, &viewer, &signed_in, status, Some(&shown), &typed).await
}

/// What ends with it, before it ends.
pub async fn ask_switch_off(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(organiser): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageTeam)?;
    switching_off(&site, &viewer, &signed_in, id(&organiser)?, StatusCode::OK, None).await
}

pub async fn act_switch_off(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(organiser): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let organiser_id = id(&organiser)?;
    match switch_off(&site.app, signed_in.acting, organiser_id).await {
        Ok(()) => Ok(done("/desk/team", "organiser-switched-off")),
        Err(Error::Refused(refusal)) => switching_off(&site, &viewer, &signed_in, organiser_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn act_switch_on(State(site): State<Site>, signed_in: SignedIn, Path(organiser): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    switch_on(&site.app, signed_in.acting, id(&organiser)?).await?;
    Ok(done("/desk/team", "organiser-switched-on"))
}

async fn switching_off(site: &Site, viewer: &Viewer, signed_in: &SignedIn, organiser_id: Uuid, status: StatusCode, refusal: Option<Refusal>) -> Result<Response, PageError> {
    let (shown, links) = member(site.app.db.reader(), organiser_id, site.app.clock.now().into()).await?;
    let context = context! { member => member_value(&shown), links, refusal => refusal.map(Refusal::key) };
    Ok(desk_page(site, viewer, signed_in, status, "desk/switch_off.html", context))
}

fn member_value(member: &TeamMember) -> Value {
    let organiser = &member.organiser;
    context! { id => organiser.id.to_string(), name => organiser.name.as_str(), email => organiser.email.as_str(), role => organiser.role.as_str(), active => organiser.active }
}

async fn form(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: Option<&TeamMember>, typed: &Typed) -> Result<Response, PageError> {
    let language = viewer.language;
    let programmes = programme_choices(&site.app.db).await?;
    let option = |value: String, label: String| context! { checked => typed.programmes.contains(&value), value, label };
    let words = |key: &str, code: &str| context! { value => code, label => text(language, &format!("{key}-{code}")) };
    let own = shown.is_some_and(|member| member.organiser.id == signed_in.acting.organiser_id);
    // Somebody else saved in between: what is saved now, beside what was typed.
    let saved = shown.filter(|_| typed.refusal == Some(Refusal::ChangedMeanwhile)).map(|member| {
        let names: Vec<String> = programmes.iter().filter(|(id, _)| member.programmes.contains(id)).map(|(_, name)| name.clone()).collect();
        context! { name => member.organiser.name.as_str(), role => member.organiser.role.as_str(), programmes => (!member.organiser.all_programmes).then_some(names) }
    });
    let context = context! {
        member => shown.map(member_value),
        own,
        saved,
        values => context! {
            name => typed.name.as_str(), email => typed.email.as_str(), role => typed.role.as_str(), language => typed.language.as_str(), reach => typed.reach.as_str(),
            version => typed.version,
        },
        roles => Role::ALL.map(|role| context! { value => role.code(), label => text(language, &format!("desk-role-{}-explained", role.code())) }),
        mail_languages => Language::ALL.map(|each| words("site-language", each.code())),
        reaches => ["all", "chosen"].map(|reach| words("desk-reach", reach)),
        programmes => programmes.iter().map(|(id, name)| option(id.to_string(), name.clone())).collect::<Vec<_>>(),
        refusal => typed.refusal.map(Refusal::key),
        labels => labels(language, &typed.faults),
        errors => value(&typed.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/team_member.html", context))
}

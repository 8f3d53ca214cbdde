//! One question about an event: read, answered by mail, put on the page, hidden.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, value};
use super::messages::event_value;
use crate::actions::asked_question::PublicWording;
use crate::actions::asked_question::answer::answer as answering;
use crate::actions::asked_question::hide::set_hidden;
use crate::actions::asked_question::publish::publish as publishing;
use crate::actions::asked_question::take_off_page::take_off_page as taking_off;
use crate::entity::asked_question::{AskedState, Model};
use crate::error::{Error, FieldErrors, Refusal};
use crate::links::{desk_asked_question, desk_asked_questions};
use crate::queries::asked_question::{AskedQuestion, asked_question};
use crate::queries::desk_event::desk_event;
use crate::rules::asked_questions::{ANSWER_LIMIT, QUESTION_LIMIT};
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

type Address = Path<(String, String)>;

/// What was typed into the forms of the page, with what is wrong about it.
struct Typed {
    answer: String,
    publish: bool,
    public_question: String,
    public_answer: String,
    faults: FieldErrors,
    refusal: Option<Refusal>,
    /// The question as it is saved now, beside what was typed.
    met: bool,
}

impl Typed {
    /// As it is saved; a question that was not public yet is proposed as it was asked.
    fn of(asked: &Model) -> Self {
        Self {
            answer: String::new(),
            publish: false,
            public_question: asked.public_question.clone().unwrap_or_else(|| asked.question.clone()),
            public_answer: asked.public_answer.clone().or_else(|| asked.answer.clone()).unwrap_or_default(),
            faults: FieldErrors::default(),
            refusal: None,
            met: false,
        }
    }

    fn read(fields: &Fields, asked: &Model) -> Self {
        let saved = Self::of(asked);
        let of_answer = fields.iter().any(|(name, _)| name == "answer");
        Self {
            answer: fields.get("answer").to_owned(),
            publish: fields.checked("publish"),
            public_question: if of_answer && fields.get("public_question").is_empty() { saved.public_question } else { fields.get("public_question").to_owned() },
            public_answer: if of_answer { saved.public_answer } else { fields.get("public_answer").to_owned() },
            ..Self::of(asked)
        }
    }
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, asked)): Address) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let found = asked_question(&site.app.db, id(&event)?, id(&asked)?).await?;
    let typed = Typed::of(&found.asked);
    page(&site, &viewer, &signed_in, &found, StatusCode::OK, &typed).await
}

pub async fn answer(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, asked)): Address, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let (event_id, asked_id) = (id(&event)?, id(&asked)?);
    // What is public is what is mailed, but for the wording of the question.
    let public = fields.checked("publish").then(|| PublicWording { question: fields.get("public_question").to_owned(), answer: fields.get("answer").to_owned() });
    let what = if public.is_some() { "question-answered-public" } else { "question-answered" };
    let result = answering(&site.app, signed_in.acting, event_id, asked_id, fields.version(), fields.get("answer").to_owned(), public).await;
    // The answer's own fault says it all.
    let result = result.map_err(|error| match error {
        Error::Invalid(faults) => Error::Invalid(FieldErrors(faults.0.into_iter().filter(|fault| fault.field != "public_answer").collect())),
        error => error,
    });
    ended(&site, &viewer, &signed_in, (event_id, asked_id), &fields, result, what).await
}

pub async fn publish(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, asked)): Address, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let (event_id, asked_id) = (id(&event)?, id(&asked)?);
    // Before it is answered there is one field for both.
    let field = if fields.iter().any(|(name, _)| name == "public_answer") { "public_answer" } else { "answer" };
    let wording = PublicWording { question: fields.get("public_question").to_owned(), answer: fields.get(field).to_owned() };
    let result = publishing(&site.app, signed_in.acting, event_id, asked_id, fields.version(), wording).await;
    let result = result.map_err(|error| match error {
        Error::Invalid(mut faults) => {
            faults.0.iter_mut().filter(|fault| fault.field == "public_answer").for_each(|fault| field.clone_into(&mut fault.field));
            Error::Invalid(faults)
        }
        error => error,
    });
    ended(&site, &viewer, &signed_in, (event_id, asked_id), &fields, result, "question-published").await
}

pub async fn take_off_page(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, asked)): Address,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let (event_id, asked_id) = (id(&event)?, id(&asked)?);
    let result = taking_off(&site.app, signed_in.acting, event_id, asked_id, fields.version()).await;
    ended(&site, &viewer, &signed_in, (event_id, asked_id), &fields, result, "question-off-page").await
}

pub async fn hide(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, asked)): Address, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let (event_id, asked_id) = (id(&event)?, id(&asked)?);
    match set_hidden(&site.app, signed_in.acting, event_id, asked_id, fields.version(), true).await {
        // Back to the list: there may be more of its kind.
        Ok(()) => Ok(done(&desk_asked_questions(event_id), "question-hidden")),
        result => ended(&site, &viewer, &signed_in, (event_id, asked_id), &fields, result, "question-hidden").await,
    }
}

pub async fn bring_back(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, asked)): Address, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let (event_id, asked_id) = (id(&event)?, id(&asked)?);
    let result = set_hidden(&site.app, signed_in.acting, event_id, asked_id, fields.version(), false).await;
    ended(&site, &viewer, &signed_in, (event_id, asked_id), &fields, result, "question-back").await
}

async fn ended(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    (event_id, asked_id): (Uuid, Uuid),
    fields: &Fields,
    result: Result<(), Error>,
    what: &str,
) -> Result<Response, PageError> {
    let (status, faults, refusal) = match result {
        Ok(()) => return Ok(done(&desk_asked_question(event_id, asked_id), what)),
        Err(Error::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, faults, None),
        Err(Error::Refused(refusal @ Refusal::ChangedMeanwhile)) => (StatusCode::CONFLICT, FieldErrors::default(), Some(refusal)),
        Err(error) => return Err(error.into()),
    };
    let found = asked_question(&site.app.db, event_id, asked_id).await?;
    let typed = Typed { faults, met: refusal.is_some(), refusal, ..Typed::read(fields, &found.asked) };
    page(site, viewer, signed_in, &found, status, &typed).await
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, found: &AskedQuestion, status: StatusCode, typed: &Typed) -> Result<Response, PageError> {
    let asked = &found.asked;
    let shown = desk_event(&site.app.db, asked.event_id).await?;
    let context = context! {
        event => event_value(&shown),
        slug => shown.event.slug.as_str(),
        zone => site.app.config.time_zone.as_str(),
        asked => asked_value(found),
        values => context! {
            answer => typed.answer.as_str(),
            publish => typed.publish,
            public_question => typed.public_question.as_str(),
            public_answer => typed.public_answer.as_str(),
        },
        limits => context! { question => QUESTION_LIMIT, answer => ANSWER_LIMIT },
        mails_in => text(viewer.language, &format!("site-language-{}", asked.language)),
        met => typed.met,
        refusal => typed.refusal.map(Refusal::key),
        labels => labels(viewer.language, &typed.faults),
        errors => value(&typed.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/asked_question.html", context))
}

fn asked_value(found: &AskedQuestion) -> Value {
    let asked = &found.asked;
    let moment = |moment: Option<crate::entity::Moment>| moment.map(|moment| moment.0.to_string());
    context! {
        id => asked.id.to_string(),
        version => asked.version,
        question => asked.question.as_str(),
        name => asked.name.as_str(),
        email => asked.email.as_str(),
        organisation => asked.organisation.as_deref(),
        source => value(asked.source),
        state => value(asked.state),
        at => asked.created_at.0.to_string(),
        registration => asked.registration_id.map(|id| id.to_string()),
        answer => asked.answer.as_deref(),
        answered_at => moment(asked.answered_at),
        answered_by => found.answered_by.as_deref(),
        public_question => asked.public_question.as_deref().filter(|_| asked.state == AskedState::Public),
        public_answer => asked.public_answer.as_deref().filter(|_| asked.state == AskedState::Public),
        published_at => moment(asked.published_at),
    }
}

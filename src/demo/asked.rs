//! What visitors of the demo's events have asked.

use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::asked_question::PublicWording;
use crate::actions::asked_question::ask::{Question, ask};
use crate::actions::asked_question::publish::publish;
use crate::app::App;
use crate::entity::asked_question::{Column, Entity};
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::names::EmailAddress;

/// Name, mailbox, organisation, question, and the answer that stands on the page.
const QUESTIONS: [(&str, &str, &str, &str, Option<&str>); 3] = [
    ("Fatima Yilmaz", "fatima@leemstede.example", "OCMW Leemstede", "Is dit ook voor maatschappelijk werkers?", Some("Zeker. **Iedereen** die met bewoners werkt, is welkom.")),
    ("Koen De Smet", "koen@kustwijk.example", "Gemeente Kustwijk", "Komt er een opname? Ik kan maar tot 11 uur blijven.", None),
    ("Els Maes", "els@roeselaar.example", "", "Mag ik de presentatie delen met onze schepen?", None),
];

/// What the person at that place of the list wants to hear from the speaker.
pub fn to_the_speaker(slug: &str, position: u64) -> Option<String> {
    let asked = ["Hoe bereik je inwoners die nooit naar een vergadering komen?", "Wat kostte dit, alles samen?", "Werkt dit ook in een kleine gemeente?"];
    (slug == "studiedag-lokale-democratie" && position % 6 == 2).then(|| asked[usize::try_from(position / 6).unwrap_or(0) % asked.len()].to_owned())
}

/// Asks them, and answers on the page.
///
/// # Errors
/// The database's.
pub async fn questions(app: &App, acting: Acting, slug: &str, event_id: Uuid) -> Result<(), Error> {
    if slug != "right-to-challenge-lessen-uit-drie-gemeenten" {
        return Ok(());
    }
    for (name, email, organisation, question, answer) in QUESTIONS {
        let email = EmailAddress::parse(email).map_err(|fault| anyhow::anyhow!("a demo address: {}", fault.code()))?;
        let organisation = Some(organisation.to_owned()).filter(|organisation| !organisation.is_empty());
        let asked = Question { event_slug: slug.to_owned(), name: name.to_owned(), email, organisation, language: Language::Nl, question: question.to_owned() };
        ask(app, asked).await?;
        if let Some(answer) = answer {
            let row = Entity::of(event_id).filter(Column::Question.eq(question)).one(app.db.reader()).await?.ok_or(Error::NotFound)?;
            publish(app, acting, event_id, row.id, row.version, PublicWording { question: question.to_owned(), answer: answer.to_owned() }).await?;
        }
    }
    Ok(())
}

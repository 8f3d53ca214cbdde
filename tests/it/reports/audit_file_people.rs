//! Audit files after people were erased, and what was chosen on the form.

use belfry::actions::retention::erase::erase;
use belfry::actions::retention::hold::{Held, hold};
use belfry::entity::{answer, question, question_option};
use belfry::rules::attendance::Mark;
use sea_orm::{ActiveValue::Set, EntityTrait as _};

use super::audit_file::{proven, rows, taken, unpacked};
use crate::certificates::{ENDED, closes, comes, says};
use crate::registration::by_email;
use crate::retention::ADMIN;
use crate::support::{TestApp, TestEvent};

/// The event asks for a role; each of these people chose one.
async fn with_roles(app: &TestApp, event: &TestEvent, chosen: &[(&str, &str)]) {
    let question = question::ActiveModel {
        id: Set(app.clock.id()),
        event_id: Set(event.id),
        key: Set("rol".to_owned()),
        kind: Set("single".to_owned()),
        required: Set(false),
        applies_to: Set("all".to_owned()),
        shown_if_question: Set(None),
        shown_if_value: Set(None),
        label: Set(serde_json::json!({ "nl": "Rol in het project", "fr": "Rôle" })),
        help: Set(serde_json::json!({})),
        position: Set(0),
        version: Set(1),
        removed_at: Set(None),
    };
    let question_id = *question.id.as_ref();
    let options: Vec<question_option::ActiveModel> = ["Partner", "Gast"]
        .into_iter()
        .enumerate()
        .map(|(at, label)| question_option::ActiveModel {
            id: Set(app.clock.id()),
            question_id: Set(question_id),
            label: Set(serde_json::json!({ "nl": label })),
            capacity: Set(None),
            places_taken: Set(0),
            position: Set(i32::try_from(at).expect("few")),
            removed_at: Set(None),
        })
        .collect();
    let mut answers = Vec::new();
    for (name, label) in chosen {
        let option = *options[usize::from(*label == "Gast")].id.as_ref();
        answers.push(answer::ActiveModel {
            id: Set(app.clock.id()),
            registration_id: Set(by_email(app, &format!("{name}@gemeente.example")).await.id),
            question_id: Set(question_id),
            option_id: Set(Some(option)),
            question_label: Set("Rol in het project".to_owned()),
            answer: Set((*label).to_owned()),
        });
    }
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                question::Entity::insert(question).exec_without_returning(transaction).await?;
                question_option::Entity::insert_many(options).exec_without_returning(transaction).await?;
                answer::Entity::insert_many(answers).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("a question");
}

#[tokio::test]
async fn the_list_of_a_day_has_the_name_that_a_duty_keeps_and_figures_by_choice_stay() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    for name in ["an", "bo", "cis"] {
        comes(&app, &event, name).await;
    }
    with_roles(&app, &event, &[("an", "Partner"), ("bo", "Partner"), ("cis", "Gast")]).await;
    app.at(ENDED);
    says(&app, &event, 0, &[("an", Mark::Present), ("bo", Mark::Present), ("cis", Mark::Absent)]).await;
    closes(&app, &event, 0).await;
    app.deliver_mail().await;
    hold(&app, ADMIN, Held::Event(event.id), "Controle ESF", "2030-12-31").await.expect("held");
    let path = format!("/desk/events/{}/audit-file", event.id);
    let before = proven(&unpacked(&taken(&app.organiser().await, &path).await)).remove(0);
    assert_eq!(before["Gekozen antwoorden van wie bevestigd is: Rol in het project: Partner"], 2, "{before:?}");
    let an = by_email(&app, "an@gemeente.example").await;
    erase(&app, ADMIN, an.person_id).await.expect("erased");
    let files = unpacked(&taken(&app.organiser().await, &path).await);
    let after = proven(&files).remove(0);
    for (label, value) in &before {
        let grows = ["Wijzigingen", "Mails", "Stappen"].iter().any(|word| label.starts_with(word));
        assert!(grows || after.get(label) == Some(value), "{label}: {value}, then {:?}", after.get(label));
    }
    let day = rows(&files, "dag-2027-03-09.csv");
    let kept = day.iter().find(|row| row["Nummer van de inschrijving"] == an.id.to_string()).expect("their row");
    assert_eq!((kept["Achternaam"].as_str(), kept["Voornaam"].as_str()), (an.last_name.as_str(), an.first_name.as_str()));
    let all = rows(&files, "inschrijvingen.csv");
    let erased = all.iter().find(|row| row["Nummer van de inschrijving"] == an.id.to_string()).or_else(|| all.iter().find(|row| row.values().any(|value| value == "–")));
    assert!(erased.is_some_and(|row| !row.values().any(|value| *value == an.last_name || value.contains("an@"))), "only the list of the day keeps it: {erased:?}");
    let roles = rows(&files, "gekozen-antwoorden.csv");
    assert_eq!(roles.len(), 3);
    assert!(roles.iter().all(|row| row["Vraag"] == "Rol in het project"));
}

//! Every report says the same before and after people became numbers; so do certificates and evaluations, and `belfry audit`.

use std::collections::{BTreeMap, BTreeSet};

use belfry::actions::retention::erase::erase;
use belfry::actions::retention::night::retain;
use belfry::entity::attendance::AttendanceStatus;
use belfry::entity::registration::RegistrationStatus;
use belfry::entity::{certificate, evaluation, evaluation_answer, evaluation_invitation, person};
use belfry::queries::audit::audit;
use belfry::queries::evaluation_results::evaluation_results;
use belfry::queries::reach_report::{Counted, reach_report};
use belfry::queries::report::Asked;
use belfry::rules::evaluation::ready;
use belfry::rules::permission::Scope;
use belfry::rules::reach::{MUNICIPALITY, Reach};
use belfry::rules::report::{Report, Selection};
use sea_orm::{ActiveValue::Set, EntityTrait as _, QueryOrder as _};
use uuid::Uuid;

use super::ADMIN;
use crate::reports::recompute::random;
use crate::reports::world::World;
use crate::reports::{brussels, over, period, reported};
use crate::support::TestApp;

/// Of one question: how many answered it, the mean in thousandths, and each value with how many gave it.
type Answered = (usize, Option<i64>, Vec<(u8, usize)>);

/// Everything that is said in figures.
#[derive(Debug, PartialEq)]
struct Said {
    reports: Vec<Report>,
    reach: Reach,
    /// By event: certificates that hold, that were revoked.
    certificates: BTreeMap<Uuid, (usize, usize)>,
    /// By event: asked, answered, and its questions.
    evaluations: BTreeMap<Uuid, (u64, u64, Vec<Answered>)>,
    /// What `belfry audit` finds.
    violations: BTreeSet<String>,
}

async fn said(app: &TestApp, world: &World) -> Said {
    let programmes: Vec<Uuid> = world.programmes.iter().map(|programme| programme.id).collect();
    let mut reports = Vec::new();
    for first in ["2024-01-01", "2025-01-01", "2026-01-01"] {
        for programme in programmes.iter().map(|id| vec![*id]).chain([vec![]]) {
            reports.push(Report {
                as_of: "2031-01-01T00:00:00Z".parse().expect("a moment"),
                ..reported(app, &Selection { programmes: programme, ..over(first, "2026-12-31") }).await
            });
        }
    }
    let (zone, selection) = (brussels(), over("2024-01-01", "2026-12-31"));
    let asked = Asked { scope: &Scope::All, selection: &selection, zone: &zone, now: app.clock.now() };
    let reach = reach_report(&app.db, &asked, period("2024-01-01", "2026-12-31"), Counted::Confirmed, MUNICIPALITY, "Vlaams Gewest").await.expect("a reach");
    let mut certificates: BTreeMap<Uuid, (usize, usize)> = BTreeMap::new();
    for row in certificate::Entity::find().all(app.db.reader()).await.expect("certificates") {
        let of = certificates.entry(row.event_id).or_default();
        if row.revoked_at.is_none() { of.0 += 1 } else { of.1 += 1 }
    }
    let mut evaluations = BTreeMap::new();
    for event in &world.events {
        let Some(found) = evaluation_results(&app.db, event.id).await.expect("results") else { continue };
        let questions = found
            .questions
            .iter()
            .map(|(_, tally)| (tally.n, tally.mean.map(|mean| (mean * 1000.0).round() as i64), tally.counts.iter().map(|(value, count)| (*value, *count)).collect()));
        evaluations.insert(event.id, (found.asked, found.answered, questions.collect()));
    }
    let violations = audit(app.db.reader(), app.clock.now()).await.expect("an audit").violations.iter().map(ToString::to_string).collect();
    Said { reports, reach, certificates, evaluations, violations }
}

/// Certificates of most who were there, some revoked, and an evaluation of every event that somebody was at: of every other one with names.
async fn afterwards(app: &TestApp, world: &World) {
    let (mut certificates, mut evaluations, mut invitations, mut answers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let now = app.clock.now();
    for (number, event) in world.events.iter().enumerate() {
        let sessions: Vec<Uuid> = world.sessions.iter().filter(|session| session.event_id == event.id).map(|session| session.id).collect();
        let was_there = |registration: Uuid| {
            world.attendances.iter().any(|row| row.registration_id == registration && sessions.contains(&row.session_id) && row.status == AttendanceStatus::Present)
        };
        let people: Vec<_> = world.registrations.iter().filter(|row| row.event_id == event.id && row.status == RegistrationStatus::Confirmed && was_there(row.id)).collect();
        if people.is_empty() {
            continue;
        }
        let named = number % 2 == 0;
        evaluations.push(evaluation::ActiveModel {
            event_id: Set(event.id),
            questions: Set(serde_json::to_value(ready().remove(0).questions).expect("json")),
            anonymous: Set(!named),
            open_days: Set(14),
            remind_after_days: Set(None),
            opened_at: Set(Some(now.into())),
            closes_at: Set(Some(now.into())),
            closed_at: Set(Some(now.into())),
            version: Set(1),
            created_at: Set(now.into()),
        });
        for (at, row) in people.into_iter().enumerate() {
            let certificate = |revoked: bool| certificate::ActiveModel {
                id: Set(app.clock.id()),
                registration_id: Set(row.id),
                event_id: Set(event.id),
                number: Set(app.keys.certificate_number()),
                facts: Set(serde_json::json!({ "first_name": row.first_name, "last_name": row.last_name, "minutes": 90 })),
                signature_file_id: Set(None),
                issued_at: Set(now.into()),
                by_itself: Set(false),
                told_at: Set(None),
                revoked_at: Set(revoked.then(|| now.into())),
                revoked_because: Set(revoked.then(|| "attendance".to_owned())),
            };
            certificates.extend((at % 3 == 0).then(|| certificate(true)));
            certificates.extend((at % 4 != 1).then(|| certificate(false)));
            let (id, answered) = (app.clock.id(), at % 3 != 2);
            invitations.push(evaluation_invitation::ActiveModel {
                id: Set(id),
                event_id: Set(event.id),
                registration_id: Set(Some(row.id)),
                token_hash: Set(id.as_bytes().to_vec()),
                sent_at: Set(now.into()),
                reminded_at: Set(None),
                answered: Set(answered),
            });
            answers.extend(answered.then(|| evaluation_answer::ActiveModel {
                id: Set(app.clock.random_id()),
                event_id: Set(event.id),
                answers: Set(serde_json::json!({ "useful": [1 + at % 5], "recommend": [at % 11], "better": format!("{} was er ook", if named { row.first_name.as_str() } else { "Iemand" }) })),
                registration_id: Set(named.then_some(row.id)),
            }));
        }
    }
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                certificate::Entity::insert_many(certificates).exec_without_returning(transaction).await?;
                evaluation::Entity::insert_many(evaluations).exec_without_returning(transaction).await?;
                evaluation_invitation::Entity::insert_many(invitations).exec_without_returning(transaction).await?;
                evaluation_answer::Entity::insert_many(answers).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("what followed");
}

#[tokio::test]
async fn figures_are_the_same_before_and_after_people_became_numbers() {
    for seed in [3, 11, 27] {
        let app = TestApp::start().await;
        let world = random(&app, seed);
        world.write(&app).await;
        afterwards(&app, &world).await;
        app.at("2028-01-10T09:00:00Z");
        let before = said(&app, &world).await;
        assert!(before.certificates.values().any(|of| of.0 > 0 && of.1 > 0) && before.evaluations.len() > 1, "seed {seed}: there is something to compare");
        assert!(!before.violations.iter().any(|line| line.starts_with("certificates") || line.starts_with("evaluations")), "seed {seed}: {:?}", before.violations);
        // Some at their own request, before their time.
        for one in person::Entity::find().order_by_asc(person::Column::Id).all(app.db.reader()).await.expect("people").iter().step_by(4) {
            erase(&app, ADMIN, one.id).await.expect("erased");
        }
        assert_eq!(said(&app, &world).await, before, "seed {seed}: people were erased");
        retain(&app).await.expect("a night").expect("something to do");
        assert_eq!(said(&app, &world).await, before, "seed {seed}: some events are past their term");
        app.at("2030-06-01T09:00:00Z");
        retain(&app).await.expect("a night").expect("something to do");
        assert_eq!(said(&app, &world).await, before, "seed {seed}: all events are past their term");
        let named = app.database().number("SELECT COUNT(*) FROM registrations WHERE email NOT LIKE '%erased.invalid'").await;
        assert_eq!(named, 0, "seed {seed}");
        assert_eq!(app.database().number("SELECT COUNT(*) FROM evaluation_answers WHERE registration_id IS NOT NULL").await, 0, "seed {seed}");
        let traces: Vec<String> = super::traces(&app, &["Mens 1", "Buurtwerk"]).await;
        assert_eq!(traces, Vec::<String>::new(), "seed {seed}");
    }
}

#[tokio::test]
async fn the_audit_finds_a_certificate_of_another_event_and_an_answer_that_is_lost() {
    let app = TestApp::start().await;
    let world = random(&app, 3);
    world.write(&app).await;
    afterwards(&app, &world).await;
    let found = |kind: &'static str| {
        let app = app.clone();
        async move { audit(app.db.reader(), app.clock.now()).await.expect("an audit").violations.iter().filter(|line| line.invariant == kind).count() }
    };
    assert_eq!((found("certificates").await, found("evaluations").await), (0, 0));
    let (one, other) = (world.events[0].id, world.events[1].id);
    let id = |id: Uuid| if app.database().backend() == sea_orm::DatabaseBackend::Postgres { format!("'{id}'::uuid") } else { format!("x'{}'", id.simple()) };
    app.database().execute(&format!("UPDATE certificates SET event_id = CASE WHEN event_id = {} THEN {} ELSE {} END", id(one), id(other), id(one))).await;
    app.database().execute("DELETE FROM evaluation_answers WHERE id = (SELECT id FROM evaluation_answers WHERE registration_id IS NOT NULL ORDER BY id LIMIT 1)").await;
    assert!(found("certificates").await > 0);
    assert_eq!(found("evaluations").await, 1);
}

//! A day and a night of everything at once, by a clock that is moved: people look, register, cancel and take what they are
//! offered, organisers move sessions, one session ends and its list is closed, and the jobs do what is due. `TICK_MINUTES`
//! says in which steps the clock goes; a long run takes 1.

use std::collections::BTreeSet;

use belfry::actions::attendance::close::close;
use belfry::actions::attendance::record::{Said, record};
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;
use belfry::actions::registration::offer;
use belfry::entity::outbox::{self, OutboxState};
use belfry::entity::registration::{self, RegistrationStatus};
use belfry::entity::session;
use belfry::rules::attendance::Mark;
use belfry::rules::registration_rules::Promoting;
use belfry::rules::reminders::{Kind, Unit};
use jiff::SignedDuration;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use crate::changes::{answered, calendars, details};
use crate::registration::{NELE, nothing_is_wrong, registrations};
use crate::reminders::{give, rule};
use crate::support::{TestApp, TestEvent};

const ACTS: usize = 6;
const DAY: i64 = 24 * 60;

fn tick_minutes() -> i64 {
    std::env::var("TICK_MINUTES").ok().and_then(|number| number.parse().ok()).unwrap_or(20)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_and_a_night_of_everything() {
    let app = TestApp::start_with(&[("BELFRY_CHANGES_WAIT_MINUTES", "30"), ("BELFRY_POSTS_PER_CLIENT_PER_HOUR", "1000000")]).await;
    let webinar = app.event().slug("webinar").session("2026-11-23T20:00", "2026-11-23T21:30").create().await;
    let course = app
        .event()
        .slug("reeks")
        .onsite()
        .places(12)
        .rules(|rules| (rules.waiting_list, rules.promoting, rules.offer_hours, rules.promotion_stop_hours) = (true, Promoting::Offer, 4, 2))
        .session("2026-11-24T09:00", "2026-11-24T10:00")
        .session("2026-12-01T09:00", "2026-12-01T10:00")
        .create()
        .await;
    let study_day = app.event().slug("studiedag").hybrid().session("2027-03-09T10:00", "2027-03-09T16:00").create().await;
    give(&app, &webinar, &[rule(Kind::Joining, 1, Unit::Hours, ""), rule(Kind::Thanks, 1, Unit::Hours, ""), rule(Kind::Missed, 1, Unit::Hours, "")]).await;
    give(&app, &course, &[rule(Kind::Reminder, 2, Unit::Hours, "")]).await;
    let mut day = Day { app, chance: StdRng::seed_from_u64(24), events: [webinar, course, study_day], people: 0 };
    for _ in 0..DAY / tick_minutes() {
        day.app.wait(SignedDuration::from_mins(tick_minutes()));
        for _ in 0..ACTS {
            day.somebody_acts().await;
        }
        day.closes_what_ended().await;
        does_what_is_due(&day.app).await;
    }
    // What was changed last is told, and what waits for it is done.
    day.app.wait(SignedDuration::from_hours(1));
    does_what_is_due(&day.app).await;
    nothing_is_wrong(&day.app).await;
    nothing_waits(&day.app).await;
    day.calendars_are_true().await;
    day.everything_happened().await;
}

struct Day {
    app: TestApp,
    chance: StdRng,
    events: [TestEvent; 3],
    people: usize,
}

impl Day {
    fn event(&mut self) -> TestEvent {
        let which = self.chance.random_range(0..self.events.len());
        self.events[which].clone()
    }

    async fn one(&mut self, fits: impl Fn(&registration::Model) -> bool) -> Option<registration::Model> {
        let fitting: Vec<_> = registrations(&self.app).await.into_iter().filter(fits).collect();
        if fitting.is_empty() { None } else { Some(fitting[self.chance.random_range(0..fitting.len())].clone()) }
    }

    async fn somebody_acts(&mut self) {
        let event = self.event();
        match self.chance.random_range(0..10) {
            0..4 => {
                self.people += 1;
                let email = format!("p{}@gemeente.example", self.people);
                if event.slug == "studiedag" {
                    self.app.visitor().registers_for(&event.slug, &email).await.expect(200);
                } else {
                    answered(self.app.registrar.register(crate::registration::request(&event.slug, &email)).await);
                }
            }
            4 => {
                if let Some(one) = self.one(|one| one.status.is_active()).await {
                    answered(cancel(&self.app, Holder::Participant(one.token_hash), None).await);
                }
            }
            5 => {
                if let Some(one) = self.one(|one| one.status == RegistrationStatus::Offered).await {
                    answered(offer::accept(&self.app, Holder::Participant(one.token_hash)).await);
                }
            }
            6 => self.moves_a_session(&event).await,
            _ => {
                for path in ["/", &format!("/events/{}", event.slug), "/calendar.ics"] {
                    self.app.visitor().get(path).await.expect(200);
                }
            }
        }
    }

    /// By a quarter of an hour, what is not near.
    async fn moves_a_session(&mut self, event: &TestEvent) {
        let ahead = self.app.clock.now() + SignedDuration::from_hours(30);
        let rows = session::Entity::of(event.id).all(self.app.db.reader()).await.expect("sessions");
        let Some(session) = rows.into_iter().find(|session| session.starts_at.0 > ahead) else { return };
        let quarter = SignedDuration::from_mins(if self.chance.random_bool(0.5) { 15 } else { -15 });
        let mut details = details(&session);
        details.starts_at += quarter;
        details.ends_at += quarter;
        answered(belfry::actions::event::reschedule::reschedule(&self.app, NELE, event.id, session.id, session.version, details).await);
    }

    /// Two of three were there.
    async fn closes_what_ended(&self) {
        let now = self.app.clock.now();
        for event in &self.events {
            let rows = session::Entity::of(event.id).filter(session::Column::AttendanceClosedAt.is_null()).all(self.app.db.reader()).await.expect("sessions");
            for session in rows.into_iter().filter(|session| session.ends_at.0 <= now) {
                let coming = registrations(&self.app).await.into_iter().filter(|one| one.event_id == event.id && one.status == RegistrationStatus::Confirmed);
                let said = coming.zip(0..).filter(|(_, number)| number % 3 > 0).map(|(one, _)| Said { registration_id: one.id, before: None, mark: Some(Mark::Present) });
                record(&self.app, NELE, event.id, session.id, said.collect()).await.expect("recorded");
                close(&self.app, NELE, event.id, session.id, true).await.expect("closed");
            }
        }
    }

    /// Of what lies ahead: every calendar, as the mails make it, shows what its owner comes to and nothing else.
    async fn calendars_are_true(&self) {
        let now = self.app.clock.now();
        let mut truth = BTreeSet::new();
        for event in &self.events {
            let sessions = session::Entity::of(event.id).all(self.app.db.reader()).await.expect("sessions");
            let coming = registrations(&self.app).await.into_iter().filter(|one| one.event_id == event.id && one.status == RegistrationStatus::Confirmed);
            let ahead: Vec<_> = sessions.iter().filter(|session| session.starts_at.0 > now).collect();
            truth.extend(coming.flat_map(|one| ahead.iter().map(move |session| (one.email.clone(), session.id, session.starts_at.0)).collect::<Vec<_>>()));
        }
        let shown = calendars(&self.app).await.into_iter().flat_map(|(owner, calendar)| {
            calendar.into_values().filter(|entry| entry.starts_at > now).map(move |entry| (owner.clone(), entry.session, entry.starts_at)).collect::<Vec<_>>()
        });
        assert_eq!(shown.collect::<BTreeSet<_>>(), truth);
    }

    /// A day on which nobody waited, was thanked or told of a change would prove nothing.
    async fn everything_happened(&self) {
        for letter in ["confirmation", "waitlisted", "offer", "cancelled", "changed", "joining", "thanks", "missed", "reminder"] {
            let sent = outbox::Entity::find().filter(outbox::Column::Letter.eq(letter)).filter(outbox::Column::State.eq(OutboxState::Sent)).count(self.app.db.reader()).await;
            assert!(sent.expect("a count") > 0, "no mail was sent: {letter}");
        }
    }
}

async fn nothing_waits(app: &TestApp) {
    let open = outbox::Entity::open().all(app.db.reader()).await.expect("rows");
    assert!(open.is_empty(), "{:?}", open.iter().map(|row| (&row.letter, row.state)).collect::<Vec<_>>());
}

/// One round of every job.
async fn does_what_is_due(app: &TestApp) {
    use belfry::actions::{certificate, evaluation, event, organiser, registration, reminder, report_schedule, retention};
    event::publish_at::publish_due(app).await.expect("published");
    registration::offer::expire_offers(app).await.expect("offers ended");
    registration::offer::promote_by_time(app).await.expect("promoted");
    event::tell_changes::tell_due(app).await.expect("told");
    reminder::send::send_due(app).await.expect("reminded");
    evaluation::send::send_due(app).await.expect("asked");
    evaluation::remind::remind_due(app).await.expect("reminded");
    evaluation::count::count_due(app).await.expect("counted");
    certificate::send::send_due(app).await.expect("certified");
    organiser::digest::post_digests(app).await.expect("digests");
    report_schedule::send::send_due(app).await.expect("reports");
    belfry::jobs::send_messages::until_idle(app).await.expect("messages");
    registration::forget_needs::forget_needs(app).await.expect("forgotten");
    retention::night::retain(app).await.expect("kept long enough");
    retention::finish::finish_all(app).await.expect("erased");
    assert!(belfry::jobs::audit::night(app).await.expect("an audit").is_none_or(|violations| violations == 0));
    app.deliver_mail().await;
}

package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Fault.changed;
import static de.schulausstattung.manifests.Fault.document;
import static de.schulausstattung.manifests.Fault.dropped;
import static de.schulausstattung.manifests.Fault.fault;
import static de.schulausstattung.manifests.Fault.remove;
import static de.schulausstattung.manifests.Fault.set;

import java.util.List;

/** Faults in alert rules and dashboards. */
final class AlertsFaults {

    static final List<Fault> ALL = List.of(
            fault("an alert on a metric that nobody measures", Rule.METRICS,
                    m -> set(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules/2", "expr",
                            "max(outbox_parked_total2) > 0"),
                    "EventParked asks for outbox_parked_total2, which nobody measures"),
            fault("an alert on everybody's", Rule.METRICS,
                    m -> set(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules/2", "expr",
                            "max by (service) (outbox_parked) > 0"),
                    "EventParked asks for outbox_parked of every namespace"),
            fault("an alert that asks for no metric", Rule.METRICS,
                    m -> set(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules/2", "expr", "1 > 0"),
                    "EventParked asks for no metric"),
            fault("a panel on a metric that nobody measures", Rule.DASHBOARDS,
                    m -> changed(m, "ConfigMap", "dashboards", "/data", "events.json", "outbox_parked", "outbox_stuck"),
                    "events.json: Geparkte Ereignisse asks for outbox_stuck, which nobody measures"),
            fault("a dashboard that Grafana does not find", Rule.DASHBOARDS,
                    m -> remove(m, "ConfigMap", "dashboards", "/metadata/labels", "grafana_dashboard"),
                    "Provisioned are [], there are [events.json"),
            fault("a dashboard without a panel", Rule.DASHBOARDS,
                    m -> set(m, "ConfigMap", "dashboards", "/data", "events.json", "{}"),
                    "events.json shows nothing"),
            fault("a panel without a question", Rule.DASHBOARDS,
                    m -> set(m, "ConfigMap", "dashboards", "/data", "events.json",
                            "{\"panels\": [{\"title\": \"Ereignisse\"}]}"),
                    "events.json: Ereignisse asks for nothing"),
            fault("a dashboard that is no JSON", Rule.DASHBOARDS,
                    m -> set(m, "ConfigMap", "dashboards", "/data", "events.json", "{"),
                    "events.json is no JSON"),
            fault("an alert that leads nowhere", Rule.RUNBOOK,
                    m -> set(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules/2/annotations", "runbook_url",
                            "docs/operations.md#eventsparked"),
                    "EventParked leads to docs/operations.md#eventsparked"),
            fault("an alert without a page in the runbook", Rule.RUNBOOK,
                    m -> set(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules/2", "alert", "EventStuck"),
                    "EventStuck is not in the runbook"),
            fault("an alert that does not say how urgent it is", Rule.RUNBOOK,
                    m -> set(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules/2/labels", "severity", "high"),
                    "EventParked has no severity"),
            fault("an alert without a summary", Rule.RUNBOOK,
                    m -> remove(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules/2/annotations", "summary"),
                    "EventParked says nothing"),
            document("a section of the runbook without a meaning", Rule.RUNBOOK,
                    project -> project.with("docs/operations.md", "**Means:**", ""),
                    "EventParked: the runbook lacks **Means:**"),
            document("a section of the runbook without a first look", Rule.RUNBOOK,
                    project -> project.with("docs/operations.md", "**First:**", ""),
                    "EventParked: the runbook lacks **First:**"),
            document("a section of the runbook without a cure", Rule.RUNBOOK,
                    project -> project.with("docs/operations.md", "**Cure:**", ""),
                    "EventParked: the runbook lacks **Cure:**"),
            document("a section of the runbook without a command", Rule.RUNBOOK,
                    project -> project.with("docs/operations.md", "```bash", ""),
                    "EventParked: the runbook lacks ```bash"),
            fault("a section of the runbook without an alert", Rule.RUNBOOK,
                    m -> dropped(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules", 2),
                    "EventParked is in the runbook, and no alert"));

    private AlertsFaults() {
    }
}

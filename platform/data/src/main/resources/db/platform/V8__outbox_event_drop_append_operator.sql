-- Nobody could use it: an operator's act on a Träger runs in the Träger's tenant, and history has no rights for the operator.
DROP POLICY append_operator ON outbox_event;
REVOKE INSERT ON outbox_event FROM wall_operator;

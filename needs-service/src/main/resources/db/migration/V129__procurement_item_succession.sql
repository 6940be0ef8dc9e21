-- The agreements that an item was bought for before the one it is bought for now: where a restore takes the later one back, the item
-- returns. And whether it was cancelled by what became of its agreement, not by a person: then it comes back with it.
ALTER TABLE procurement_item ADD COLUMN former_agreement_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE procurement_item ADD COLUMN cancelled_with_agreement boolean NOT NULL DEFAULT false;
UPDATE procurement_item SET cancelled_with_agreement = true WHERE cancel_reason LIKE 'meetings.agreement %';
CREATE INDEX ix_agreement_carried_over_from ON agreement (tenant_id, carried_over_from) WHERE carried_over_from IS NOT NULL;

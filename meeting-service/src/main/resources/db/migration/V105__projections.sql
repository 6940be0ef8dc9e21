-- Träger, watermark and what a rebuild needs.
CALL projections();

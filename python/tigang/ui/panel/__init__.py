"""The panels of the sidebar's deck: structure, findings, filling. Each shows what the window's controller knows."""

"""What people see: dispatching from menus, dialogs, message boxes."""

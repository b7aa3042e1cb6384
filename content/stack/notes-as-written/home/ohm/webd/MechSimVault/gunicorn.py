# location of gunicorn executable
command = '/usr/bin/gunicorn'
# Loaction of manage.py
pythonpath = '/home/ohm/webd/MechSimVault'
# Path to port
bind = '0.0.0.0:8000'
# number of workers
workers = 3
